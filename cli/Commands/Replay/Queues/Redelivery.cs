using System.Text;
using System.Text.Json;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Remediation.Notices;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>
/// Hands a dead letter to where it failed, and waits for the end of it. Functions are invoked synchronously: only then their failure is seen
/// here, and a message whose event failed again can stay.
/// </summary>
internal sealed class Redelivery(IAmazonLambda lambda, IAmazonSQS sqs, IAmazonSimpleNotificationService sns)
{
    /// <returns>What came of it. Only what succeeded may be deleted.</returns>
    public async Task<Outcome> DeliverAsync(WayBack back, CancellationToken cancellation)
    {
        try
        {
            return back switch
            {
                WayBack.ToFunction(var name, var payload) => await InvokeAsync(name, payload, cancellation),
                WayBack.ToQueue(var queue, var body, var attributes) => await SendAsync(queue, body, attributes, cancellation),
                WayBack.ToSubscriber(var subscription, var envelope) => await DeliverAsync(await FindAsync(subscription, envelope, cancellation), cancellation),
                WayBack.None(var why) => new Outcome(false, why),
                _ => throw new InvalidOperationException($"Unknown: {back}"),
            };
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return new Outcome(false, AwsFailure.InWords(failure, QueueReplay.Needs));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Outcome(false, "there was no answer in time; what became of it is in the function's log");
        }
    }

    private async Task<Outcome> InvokeAsync(string name, string payload, CancellationToken cancellation)
    {
        var answer = await lambda.InvokeAsync(
            new InvokeRequest { FunctionName = name, Payload = payload, InvocationType = InvocationType.RequestResponse }, cancellation);
        string text = Encoding.UTF8.GetString(answer.Payload.ToArray());
        return answer.FunctionError is null
            ? new Outcome(true, $"handled by {WayBack.NameOf(name)}{(Member(text, "summary") is { } summary ? $": {summary}" : "")}")
            : new Outcome(false, $"{WayBack.NameOf(name)} failed again: {Member(text, "errorMessage") ?? PlainText.Line(text)}");
    }

    private async Task<Outcome> SendAsync(string queue, string body, Dictionary<string, Amazon.SQS.Model.MessageAttributeValue>? attributes, CancellationToken cancellation)
    {
        string url = queue.StartsWith("arn:", StringComparison.Ordinal) ? await QueueFinder.UrlAsync(sqs, queue, cancellation) : queue;
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = body, MessageAttributes = attributes }, cancellation);
        return new Outcome(true, $"put into queue {url.Split('/')[^1]}");
    }

    private async Task<WayBack> FindAsync(string subscription, string envelope, CancellationToken cancellation)
    {
        var attributes = (await sns.GetSubscriptionAttributesAsync(new GetSubscriptionAttributesRequest { SubscriptionArn = subscription }, cancellation)).Attributes;
        string endpoint = attributes.GetValueOrDefault("Endpoint", "");
        using var notice = JsonDocument.Parse(envelope);
        return attributes.GetValueOrDefault("Protocol") switch
        {
            "lambda" => new WayBack.ToFunction(endpoint, SnsEvent.Of(notice.RootElement, subscription)),
            "sqs" => new WayBack.ToQueue(endpoint, envelope, null),
            var protocol => new WayBack.None($"its subscription delivers to {protocol}, neither to a function nor to a queue"),
        };
    }

    private static string? Member(string json, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Text(member) is { } text ? PlainText.Line(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Succeeded">The message has done its work.</param>
/// <param name="Words">What came of it.</param>
internal sealed record Outcome(bool Succeeded, string Words);
