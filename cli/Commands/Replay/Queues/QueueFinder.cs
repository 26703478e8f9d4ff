using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Finds dead-letter queues: one by its name, URL or ARN, or all of a stack.</summary>
internal sealed class QueueFinder(IAmazonSQS sqs, IAmazonCloudFormation cloudFormation)
{
    private const string RedrivePolicy = "RedrivePolicy";

    /// <summary>The region that a queue's ARN or URL names; null when neither does.</summary>
    public static string? RegionOf(string? queue) => queue?.Split(':') is ["arn", _, "sqs", var region, ..] ? region
        : Uri.TryCreate(queue, UriKind.Absolute, out var url) && url.Host.Split('.') is ["sqs", var place, "amazonaws", ..] ? place
        : null;

    /// <exception cref="AmazonClientException">It is none.</exception>
    public async Task<IReadOnlyList<DeadLetterQueue>> OneAsync(string queue, CancellationToken cancellation)
    {
        string url = await UrlAsync(sqs, queue, cancellation);
        return await LookAsync(url, cancellation) ?? throw new AmazonClientException(
            $"{url.Split('/')[^1]} is no dead-letter queue: it has one itself, so what is in it is still to be handled.");
    }

    /// <summary>Those queues of a stack that have no dead-letter queue themselves.</summary>
    /// <exception cref="AmazonClientException">The stack has none.</exception>
    public async Task<IReadOnlyList<DeadLetterQueue>> OfStackAsync(string stack, CancellationToken cancellation)
    {
        var found = new List<DeadLetterQueue>();
        string? next = null;
        do
        {
            var page = await cloudFormation.ListStackResourcesAsync(new ListStackResourcesRequest { StackName = stack, NextToken = next }, cancellation);
            foreach (var resource in (page.StackResourceSummaries ?? []).Where(one => one is { ResourceType: "AWS::SQS::Queue", PhysicalResourceId: not null }))
            {
                found.AddRange(await LookAsync(resource.PhysicalResourceId, cancellation) ?? []);
            }

            next = page.NextToken;
        }
        while (next is not null);
        return found.Count > 0 ? found : throw new AmazonClientException($"The stack {stack} has no dead-letter queue.");
    }

    /// <param name="sqs">In the region of the queue.</param>
    /// <param name="queue">Name, URL or ARN.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<string> UrlAsync(IAmazonSQS sqs, string queue, CancellationToken cancellation)
    {
        if (Uri.TryCreate(queue, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
        {
            return queue;
        }

        var request = queue.Split(':') is ["arn", _, "sqs", _, var account, var name]
            ? new GetQueueUrlRequest { QueueName = name, QueueOwnerAWSAccountId = account }
            : new GetQueueUrlRequest { QueueName = queue };
        return (await sqs.GetQueueUrlAsync(request, cancellation)).QueueUrl;
    }

    /// <returns>Null when the queue is no dead-letter queue.</returns>
    private async Task<IReadOnlyList<DeadLetterQueue>?> LookAsync(string url, CancellationToken cancellation)
    {
        var attributes = await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [RedrivePolicy] }, cancellation);
        if (attributes.Attributes?.ContainsKey(RedrivePolicy) == true)
        {
            return null;
        }

        var sources = await sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = url }, cancellation);
        return [new DeadLetterQueue(sqs, url, sources.QueueUrls ?? [])];
    }
}
