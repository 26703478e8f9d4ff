using System.Globalization;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>Whatever cannot be handed on is kept, and somebody can find it.</summary>
public sealed class EdgeTests
{
    private const int FourteenDays = 1_209_600;

    public static TheoryData<string> Sets => Transform.Sets;

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Behind_every_edge_is_a_queue_that_the_sender_may_put_into(string set)
    {
        var stack = await Transform.StackAsync(set);
        var edges = Edge.Of(stack);

        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.True(edge.DeadLetters is not null, $"{edge} has no dead-letter queue"));
        Assert.All(edges, edge => Assert.True(edge.MayNot is null, $"{edge}: {edge.MayNot}"));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Such_a_queue_keeps_messages_for_14_days_encrypted_and_an_output_tells_where_it_is(string set)
    {
        var stack = await Transform.StackAsync(set);

        foreach (string arn in Edge.Of(stack).Select(edge => edge.DeadLetters!).Distinct())
        {
            var queue = stack.WithArn(arn);
            Assert.True(queue is { Type: "AWS::SQS::Queue" }, $"{arn} is no queue of the stack");
            Assert.Equal((FourteenDays, true), (Number(queue, "MessageRetentionPeriod"), queue.Properties["SqsManagedSseEnabled"].String() == "true"));
            Assert.False(queue.Properties.ContainsKey("RedrivePolicy"), $"{queue} would put what nobody handled aside once more");
            Assert.True(stack.Outputs.Values.Contains(stack.RefOf(queue)), $"no output tells the address of {queue}");
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Every_queue_feeds_a_function_or_keeps_what_failed(string set)
    {
        var stack = await Transform.StackAsync(set);
        var known = Edge.Of(stack).Select(edge => edge.DeadLetters)
            .Concat(stack.Of("AWS::Lambda::EventSourceMapping").Select(mapping => mapping.Properties["EventSourceArn"].String()));

        Assert.Empty(stack.Of("AWS::SQS::Queue").Select(stack.ArnOf).Except(known));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Events_are_tried_for_as_long_as_they_are_worth_it(string set)
    {
        var stack = await Transform.StackAsync(set);

        var policies = stack.Of("AWS::Events::Rule").SelectMany(rule => ((JsonArray)rule.Properties["Targets"]!).Select(target => (rule.Id, Retry: target!["RetryPolicy"])))
            .Concat(stack.Of("AWS::Scheduler::Schedule").Select(schedule => (schedule.Id, Retry: schedule.Properties["Target"]!["RetryPolicy"])))
            .Concat(stack.Of("AWS::Lambda::EventInvokeConfig").Select(settings => (settings.Id, Retry: (JsonNode?)settings.Properties)));
        Assert.All(policies, one => Assert.True(
            one.Retry?["MaximumEventAgeInSeconds"] is not null && one.Retry["MaximumRetryAttempts"] is not null, $"{one.Id} does not say how long, and how often"));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_message_is_not_received_again_while_it_may_still_be_handled(string set)
    {
        var stack = await Transform.StackAsync(set);

        foreach (var mapping in stack.Of("AWS::Lambda::EventSourceMapping"))
        {
            var queue = stack.WithArn(mapping.Properties["EventSourceArn"].String())!;
            var function = stack.Of("AWS::Lambda::Function").Single(one => stack.RefOf(one) == mapping.Properties["FunctionName"].String());
            // AWS's advice: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
            Assert.True(
                Number(queue, "VisibilityTimeout") >= (6 * Number(function, "Timeout")) + Number(mapping, "MaximumBatchingWindowInSeconds"),
                $"{queue.Id} gives out messages again before six attempts of {function.Id} could have ended");
            var redrive = queue.Properties["RedrivePolicy"]!;
            Assert.True(int.Parse(redrive["maxReceiveCount"].String()!, CultureInfo.InvariantCulture) >= 5, $"{queue.Id}: a throttled function would lose messages to the dead letters");
            Assert.True(
                Number(stack.WithArn(redrive["deadLetterTargetArn"].String())!, "MessageRetentionPeriod") > Number(queue, "MessageRetentionPeriod"),
                $"{queue.Id}: a dead letter is as old as its message, and would soon be gone");
            Assert.Equal(["ReportBatchItemFailures"], ((JsonArray)mapping.Properties["FunctionResponseTypes"]!).Select(type => type.String()));
            Assert.NotNull(mapping.Properties["ScalingConfig"]?["MaximumConcurrency"]);
        }
    }

    private static int Number(Resource resource, string property) => int.Parse(resource.Properties[property].String() ?? "0", CultureInfo.InvariantCulture);
}
