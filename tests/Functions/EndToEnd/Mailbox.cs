using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Notices.Forms;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>A queue that is subscribed to the topic: what a subscriber really gets, which is the JSON.</summary>
public class Mailbox(LocalAwsWithTheFunction local) : IAsyncLifetime
{
    private readonly ConcurrentBag<JsonNode> received = [];
    private string queue = "";

    /// <summary>Which messages it gets; all where it is missing.</summary>
    protected virtual string? Filter => null;

    public async ValueTask InitializeAsync()
    {
        if (!Requirements.HasLocalAws)
        {
            return;
        }

        var aws = await local.HostAsync();
        string name = $"mailbox-{Guid.NewGuid():N}";
        queue = Text(await CallAsync("sqs", "2012-11-05", ("Action", "CreateQueue"), ("QueueName", name)), "QueueUrl");
        (string, string)[] filter = Filter is { } policy ? [("Attributes.entry.1.key", "FilterPolicy"), ("Attributes.entry.1.value", policy)] : [];
        await CallAsync(
            "sns", "2010-03-31",
            [
                ("Action", "Subscribe"),
                ("TopicArn", aws.Stack.Topics.Single(topic => topic.LogicalId == "Notices").Arn),
                ("Protocol", "sqs"),
                ("Endpoint", $"arn:aws:sqs:{aws.Options.Region}:{aws.Options.AccountId}:{name}"),
                .. filter,
            ]);
    }

    /// <summary>The notices about a group that have arrived.</summary>
    internal async Task<IReadOnlyList<(string Subject, string Text)>> AboutAsync(string groupId)
    {
        while (await ReceiveAsync() > 0)
        {
        }

        return [.. received.Where(notice => Json.Text(notice).Contains(groupId, StringComparison.Ordinal)).Select(notice => (notice["Subject"].String()!, NoticeReader.Read(notice["Message"].String()!).Text))];
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task<int> ReceiveAsync()
    {
        var answer = await CallAsync("sqs", "2012-11-05", ("Action", "ReceiveMessage"), ("QueueUrl", queue), ("MaxNumberOfMessages", "10"), ("VisibilityTimeout", "600"));
        var bodies = answer.Descendants().Where(element => element.Name.LocalName == "Body").ToList();
        bodies.ForEach(body => received.Add(JsonNode.Parse(body.Value)!));
        return bodies.Count;
    }

    private async Task<XElement> CallAsync(string service, string version, params (string Name, string Value)[] parameters) =>
        await RawCall.QueryAsync(await local.HostAsync(), service, version, parameters);

    private static string Text(XElement answer, string element) => answer.Descendants().First(e => e.Name.LocalName == element).Value;
}

/// <summary>A queue that is subscribed as people are.</summary>
public sealed class PeoplesMailbox(LocalAwsWithTheFunction local) : Mailbox(local)
{
    protected override string Filter => Json.Text(Template.Templates.Text["Resources"]!["NoticesByEmail"]!["Properties"]!["FilterPolicy"]);
}
