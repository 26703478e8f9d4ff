using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Notices.Forms;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>A queue that is subscribed to the topic: what a subscriber really gets, which is the JSON.</summary>
public sealed class Mailbox(LocalAwsWithTheFunction local) : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private readonly ConcurrentBag<JsonNode> received = [];
    private string queue = "";

    public async ValueTask InitializeAsync()
    {
        if (!Requirements.HasLocalAws)
        {
            return;
        }

        var aws = await local.HostAsync();
        string name = $"mailbox-{Guid.NewGuid():N}";
        queue = Text(await CallAsync("sqs", "2012-11-05", ("Action", "CreateQueue"), ("QueueName", name)), "QueueUrl");
        await CallAsync(
            "sns", "2010-03-31",
            ("Action", "Subscribe"),
            ("TopicArn", aws.Stack.Topics.Single(topic => topic.LogicalId == "Notices").Arn),
            ("Protocol", "sqs"),
            ("Endpoint", $"arn:aws:sqs:{aws.Options.Region}:{aws.Options.AccountId}:{name}"));
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
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<int> ReceiveAsync()
    {
        var answer = await CallAsync("sqs", "2012-11-05", ("Action", "ReceiveMessage"), ("QueueUrl", queue), ("MaxNumberOfMessages", "10"), ("VisibilityTimeout", "600"));
        var bodies = answer.Descendants().Where(element => element.Name.LocalName == "Body").ToList();
        bodies.ForEach(body => received.Add(JsonNode.Parse(body.Value)!));
        return bodies.Count;
    }

    private async Task<XElement> CallAsync(string service, string version, params (string Name, string Value)[] parameters)
    {
        var aws = await local.HostAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.Endpoint)
        {
            Content = new FormUrlEncodedContent([new("Version", version), .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))]),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            string.Create(CultureInfo.InvariantCulture, $"AWS4-HMAC-SHA256 Credential=subscriber/20260101/{aws.Options.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0"));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return XElement.Parse(text);
    }

    private static string Text(XElement answer, string element) => answer.Descendants().First(e => e.Name.LocalName == element).Value;
}
