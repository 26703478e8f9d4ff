using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>A queue of the template as a client sees it, and the invocations that its messages caused.</summary>
internal sealed class Queue(LocalAwsHost aws, string name)
{
    private readonly AwsClient client = new(aws);

    public string Url => $"{aws.Endpoint}123456789012/{name}";

    public string Arn => $"arn:aws:sqs:eu-central-1:123456789012:{name}";

    /// <returns>The message's id.</returns>
    public async Task<string> SendAsync(JsonObject body) =>
        (await client.QueryAsync("sqs", "SendMessage", ("QueueUrl", Url), ("MessageBody", Json.Text(body)))).Xml.Descendants("MessageId").Single().Value;

    /// <summary>Several messages at once, so that they come in one batch.</summary>
    public async Task SendAsync(params JsonObject[] bodies) => await client.QueryAsync(
        "sqs",
        "SendMessageBatch",
        [("QueueUrl", Url), .. bodies.SelectMany((body, i) => new[] { ($"SendMessageBatchRequestEntry.{i + 1}.Id", $"m{i}"), ($"SendMessageBatchRequestEntry.{i + 1}.MessageBody", Json.Text(body)) })]);

    /// <summary>The body of the first message with this text.</summary>
    public async Task<string> ReceiveAsync(string text)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            var answer = await client.QueryAsync("sqs", "ReceiveMessage", ("QueueUrl", Url), ("WaitTimeSeconds", "1"), ("VisibilityTimeout", "0"), ("MaxNumberOfMessages", "10"));
            if (answer.Xml.Descendants("Body").Select(b => b.Value).FirstOrDefault(b => b.Contains(text, StringComparison.Ordinal)) is { } body)
            {
                return body;
            }
        }

        throw new TimeoutException($"No message with {text} in {name}.");
    }

    /// <summary>The given number of invocations whose event holds this text; waits for the last one's end.</summary>
    public async Task<IReadOnlyList<InvocationStarted>> InvocationsAsync(string text, int count)
    {
        var found = new List<InvocationStarted>();
        await aws.SeenAsync<InvocationStarted>(started =>
        {
            if (Encoding.UTF8.GetString(started.Payload).Contains(text, StringComparison.Ordinal) && !found.Contains(started))
            {
                found.Add(started);
            }

            return found.Count == count;
        });
        await aws.SeenAsync<InvocationEnded>(ended => ended.Result.RequestId == found[^1].RequestId);
        return found;
    }

    /// <summary>How many messages are there, seen or in somebody's hands.</summary>
    public async Task<int> CountAsync()
    {
        var answer = await client.QueryAsync("sqs", "GetQueueAttributes", ("QueueUrl", Url), ("AttributeName.1", "All"));
        return answer.Xml.Descendants("Attribute")
            .Where(a => a.Text("Name") is "ApproximateNumberOfMessages" or "ApproximateNumberOfMessagesNotVisible")
            .Sum(a => int.Parse(a.Text("Value")!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
