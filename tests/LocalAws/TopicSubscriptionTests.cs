using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class TopicSubscriptionTests(LocalAwsFixture fixture)
{
    private const string Topic = "arn:aws:sns:eu-central-1:123456789012:remediation-notices";

    private readonly string marker = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_notice_reaches_the_subscribed_function_in_the_form_of_Lambda()
    {
        await PublishAsync(marker, ("severity", "high"), ("kind", "Closed"));

        var started = await HeardAsync();

        Assert.Equal("remediation-Listener", started.Function);
        var record = Assert.Single(JsonNode.Parse(started.Payload)!["Records"]!.AsArray())!;
        Assert.Equal(("aws:sns", "1.0", $"{Topic}:Listener"), (record["EventSource"].String(), record["EventVersion"].String(), record["EventSubscriptionArn"].String()));
        var message = record["Sns"]!;
        Assert.Equal(("Notification", Topic, "Closed: SSH", marker), (message["Type"].String(), message["TopicArn"].String(), message["Subject"].String(), message["Message"].String()));
        Assert.Equal(("String", "high"), (message["MessageAttributes"]!["severity"]!["Type"].String(), message["MessageAttributes"]!["severity"]!["Value"].String()));
        Assert.Contains(fixture.Aws.Events.History.OfType<SnsPublished>(), published => published.MessageId == message["MessageId"].String());
    }

    [Fact]
    public async Task A_notice_names_its_subscription_and_SNS_says_to_whom_that_delivers()
    {
        await PublishAsync(marker, ("severity", "high"));
        string link = JsonNode.Parse((await HeardAsync()).Payload)!["Records"]![0]!["Sns"]!["UnsubscribeUrl"].String()!;

        var answer = await fixture.Client.QueryAsync("sns", "GetSubscriptionAttributes", ("SubscriptionArn", link.Split("SubscriptionArn=")[1]));

        var attributes = answer.Xml.Descendants("entry").ToDictionary(entry => entry.Text("key")!, entry => entry.Text("value"));
        Assert.Equal(("lambda", "arn:aws:lambda:eu-central-1:123456789012:function:remediation-Listener", Topic), (attributes["Protocol"], attributes["Endpoint"], attributes["TopicArn"]));
    }

    [Fact]
    public async Task A_function_gets_the_form_that_was_written_for_functions()
    {
        var forms = new JsonObject { ["default"] = "for others", ["lambda"] = marker };
        await PublishAsync(Json.Text(forms), "json", ("severity", "high"));

        var started = await HeardAsync();

        Assert.Equal(marker, JsonNode.Parse(started.Payload)!["Records"]![0]!["Sns"]!["Message"].String());
    }

    [Fact]
    public async Task What_the_filter_policy_leaves_out_does_not()
    {
        await PublishAsync(marker, ("severity", "low"));
        await PublishAsync(marker);
        await PublishAsync(marker, ("severity", "high"), ("canary", "true"));
        await PublishAsync($"last {marker}", ("severity", "high"));

        var started = await HeardAsync();

        Assert.Equal($"last {marker}", JsonNode.Parse(started.Payload)!["Records"]![0]!["Sns"]!["Message"].String());
    }

    [Fact]
    public async Task An_attribute_with_several_values_passes_if_one_of_them_does()
    {
        await PublishAsync(marker, ("severity", "[\"low\",\"medium\"]"));
        await PublishAsync($"last {marker}", ("severity", "[\"low\",\"high\"]"));

        var message = JsonNode.Parse((await HeardAsync()).Payload)!["Records"]![0]!["Sns"]!;

        Assert.Equal(($"last {marker}", "String.Array"), (message["Message"].String(), message["MessageAttributes"]!["severity"]!["Type"].String()));
    }

    private Task PublishAsync(string message, params (string Name, string Value)[] attributes) => PublishAsync(message, null, attributes);

    private async Task PublishAsync(string message, string? structure, params (string Name, string Value)[] attributes)
    {
        var answer = await fixture.Client.QueryAsync(
            "sns",
            "Publish",
            [
                ("TopicArn", Topic), ("Subject", "Closed: SSH"), ("Message", message),
                .. structure is null ? [] : new[] { ("MessageStructure", structure) },
                .. attributes.SelectMany((attribute, index) => new[]
                {
                    ($"MessageAttributes.entry.{index + 1}.Name", attribute.Name),
                    ($"MessageAttributes.entry.{index + 1}.Value.DataType", attribute.Value.StartsWith('[') ? "String.Array" : "String"),
                    ($"MessageAttributes.entry.{index + 1}.Value.StringValue", attribute.Value),
                }),
            ]);
        Assert.Equal(200, answer.Status);
    }

    /// <summary>The first invocation about this test's message.</summary>
    private Task<InvocationStarted> HeardAsync() =>
        fixture.Aws.SeenAsync<InvocationStarted>(started => Encoding.UTF8.GetString(started.Payload).Contains(marker, StringComparison.Ordinal));
}
