using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>A place where one service hands something to another, and may fail to.</summary>
/// <param name="Id">Logical id of the rule, schedule, function, queue or subscription.</param>
/// <param name="Kind">What hands on.</param>
/// <param name="DeadLetters">ARN of the queue for what could not be handed on; null when there is none.</param>
/// <param name="MayNot">Why the sender may not put anything there; null when it may.</param>
internal sealed record Edge(string Id, EdgeKind Kind, string? DeadLetters, string? MayNot)
{
    private const string Send = "sqs:SendMessage";

    /// <summary>Every edge of a stack.</summary>
    public static IReadOnlyList<Edge> Of(DeployedStack stack) =>
    [
        .. stack.Of("AWS::Events::Rule").SelectMany(rule => (rule.Properties["Targets"] as JsonArray ?? []).Select(target => OfRule(stack, rule, (JsonObject)target!))).Distinct(),
        .. stack.Of("AWS::Scheduler::Schedule").Select(schedule => OfSchedule(stack, schedule)),
        .. stack.Of("AWS::Lambda::Function").Where(function => IsInvokedAsynchronously(stack, function)).Select(function => OfFunction(stack, function)),
        .. stack.Of("AWS::Lambda::EventSourceMapping").Select(mapping => OfMapping(stack, mapping)),
        .. stack.Of("AWS::SNS::Subscription").Where(IsMachine).Select(subscription => OfSubscription(stack, subscription)),
    ];

    public override string ToString() => $"{Kind} {Id}";

    private static Edge OfRule(DeployedStack stack, Resource rule, JsonObject target)
    {
        string? queue = target["DeadLetterConfig"]?["Arn"].String();
        return new Edge(rule.Id, EdgeKind.Rule, queue, PolicyLets(stack, queue, "events.amazonaws.com", stack.ArnOf(rule)));
    }

    private static Edge OfSchedule(DeployedStack stack, Resource schedule)
    {
        var target = schedule.Properties["Target"]!;
        string? queue = target["DeadLetterConfig"]?["Arn"].String();
        return new Edge(schedule.Id, EdgeKind.Schedule, queue, RoleLets(stack, queue, target["RoleArn"].String()));
    }

    private static Edge OfFunction(DeployedStack stack, Resource function)
    {
        var settings = stack.Of("AWS::Lambda::EventInvokeConfig").SingleOrDefault(one => one.Properties["FunctionName"].String() == stack.RefOf(function));
        string? queue = settings?.Properties["DestinationConfig"]?["OnFailure"]?["Destination"].String();
        return new Edge(function.Id, EdgeKind.Function, queue, RoleLets(stack, queue, function.Properties["Role"].String()));
    }

    // SQS moves messages between queues of one account by itself.
    private static Edge OfMapping(DeployedStack stack, Resource mapping)
    {
        var queue = stack.WithArn(mapping.Properties["EventSourceArn"].String());
        return new Edge(queue!.Id, EdgeKind.Queue, queue.Properties["RedrivePolicy"]?["deadLetterTargetArn"].String(), null);
    }

    private static Edge OfSubscription(DeployedStack stack, Resource subscription)
    {
        string? queue = subscription.Properties["RedrivePolicy"]?["deadLetterTargetArn"].String();
        return new Edge(subscription.Id, EdgeKind.Subscription, queue, PolicyLets(stack, queue, "sns.amazonaws.com", subscription.Properties["TopicArn"].String()!));
    }

    /// <summary>By a rule, a schedule or a topic; or by itself, to go on.</summary>
    private static bool IsInvokedAsynchronously(DeployedStack stack, Resource function)
    {
        string arn = stack.ArnOf(function);
        return stack.Of("AWS::Events::Rule").SelectMany(rule => rule.Properties["Targets"] as JsonArray ?? []).Any(target => target!["Arn"].String() == arn)
            || stack.Of("AWS::Scheduler::Schedule").Any(schedule => schedule.Properties["Target"]!["Arn"].String() == arn)
            || stack.Of("AWS::SNS::Subscription").Any(subscription => subscription.Properties["Endpoint"].String() == arn)
            || stack.Of("AWS::IAM::Role").SelectMany(stack.StatementsOf).Any(statement => statement.Allows("lambda:InvokeFunction", arn));
    }

    /// <summary>People's mail boxes and other people's servers have no queue of ours behind them.</summary>
    private static bool IsMachine(Resource subscription) => subscription.Properties["Protocol"].String() is "sqs" or "lambda";

    private static string? PolicyLets(DeployedStack stack, string? queue, string service, string source)
    {
        bool lets = stack.Of("AWS::SQS::QueuePolicy")
            .Where(policy => ((JsonArray)policy.Properties["Queues"]!).Any(url => stack.WithArn(queue) is { } one && stack.RefOf(one) == url.String()))
            .SelectMany(policy => Statement.Of(policy.Properties["PolicyDocument"]))
            .Any(statement => statement.Allows(Send, queue!) && statement.Services.Contains(service) && statement.ValuesOf("aws:SourceArn").Contains(source));
        return lets ? null : $"no policy of {queue} lets {service} send to it for {source}";
    }

    private static string? RoleLets(DeployedStack stack, string? queue, string? role) =>
        stack.WithArn(role) is { } found && stack.StatementsOf(found).Any(statement => statement.Allows(Send, queue ?? ""))
            ? null
            : $"the role {role} may not send to {queue}";
}

internal enum EdgeKind
{
    Rule,
    Schedule,
    Function,
    Queue,
    Subscription,
}
