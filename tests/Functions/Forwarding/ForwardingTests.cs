using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Forwarding;

/// <summary>The stack in an account that forwards to the topic of a central one.</summary>
public sealed class ForwardingToATopic() : LocalAws(ForwardingTests.Options(CentralAccount.Topic));

/// <summary>The stack in an account that forwards to the event bus of a central one.</summary>
public sealed class ForwardingToAnEventBus() : LocalAws(ForwardingTests.Options(CentralAccount.EventBus));

/// <summary>Two accounts: one with the stack, and a central one.</summary>
public sealed class ForwardingTests(ForwardingToATopic toTopic, ForwardingToAnEventBus toEventBus) : IClassFixture<ForwardingToATopic>, IClassFixture<ForwardingToAnEventBus>
{
    private const string Alarm = """{"AlarmName":"remediation-Silence","AlarmDescription":"Nothing was heard.","NewStateValue":"ALARM","NewStateReason":"no data","Region":"EU (Frankfurt)","AWSAccountId":"123456789012","StateChangeTime":"2026-03-01T12:00:00.000+0000"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static LocalAwsOptions Options(string target) => new()
    {
        TemplatePath = Repository.File("template.yaml"),
        Parameters = new Dictionary<string, string> { ["ForwardTo"] = target, ["CanaryEvery"] = "Never", ["Tracing"] = "Active" },
        StartFunctions = false,
    };

    [Fact]
    public async Task Notices_and_alarms_reach_the_topic_of_another_account_and_region_as_soon_as_it_lets_them_in_but_no_canaries_and_nothing_in_a_circle()
    {
        var aws = await toTopic.HostAsync();
        var central = await CentralAccount.EnterAsync(aws);
        await central.CreateTopicAsync();

        string refused = await OpenAsync(aws);
        var letter = await aws.Events.WaitForAsync<DeadLettered>(dead => dead.Body.Contains(refused, StringComparison.Ordinal), TimeSpan.FromSeconds(60), Cancellation);
        await central.AwsAsync($"sns add-permission --topic-arn {CentralAccount.Topic} --label members --aws-account-id {aws.Options.AccountId} --action-name Publish");
        string group = await OpenAsync(aws);
        var notice = await central.ReceiveAsync();
        await PublishAsync(aws, "a canary's", "canary", ("canary", "true"));
        await PublishAsync(aws, "in a circle", "circle", ("forwarded", "true"));
        await PublishAsync(aws, Alarm, "ALARM: remediation-Silence");
        var alarm = await central.ReceiveAsync();

        Assert.EndsWith("-FailedNotices", letter.TargetArn, StringComparison.Ordinal);
        Assert.Contains("AuthorizationError", letter.Reason, StringComparison.Ordinal);
        var json = JsonNode.Parse(notice["Message"].String()!)!;
        Assert.Equal(("1", "Closed", group, aws.Options.AccountId), (json["version"].String(), json["kind"].String(), json["resource"].String(), json["account"].String()));
        Assert.StartsWith("Closed: ", notice["Subject"].String(), StringComparison.Ordinal);
        Assert.Equal(("Closed", "true"), (Attribute(notice, "kind"), Attribute(notice, "forwarded")));
        Assert.Equal((Alarm, "ALARM: remediation-Silence", "true"), (alarm["Message"].String(), alarm["Subject"].String(), Attribute(alarm, "forwarded")));
    }

    [Fact]
    public async Task Notices_and_alarms_reach_an_event_bus_of_another_account_as_events()
    {
        var aws = await toEventBus.HostAsync();
        var central = await CentralAccount.EnterAsync(aws);
        await central.CreateEventBusAsync();

        string refused = await OpenAsync(aws);
        var letter = await aws.Events.WaitForAsync<DeadLettered>(dead => dead.Body.Contains(refused, StringComparison.Ordinal), TimeSpan.FromSeconds(60), Cancellation);
        await central.AwsAsync($"events put-permission --event-bus-name central --action events:PutEvents --principal {aws.Options.AccountId} --statement-id member");
        string group = await OpenAsync(aws);
        var notice = await central.ReceiveAsync();
        await PublishAsync(aws, Alarm, "ALARM: remediation-Silence");
        var alarm = await central.ReceiveAsync();
        await PublishAsync(aws, "hello", "from somebody");
        var other = await central.ReceiveAsync();

        Assert.Contains("may not put events", letter.Reason, StringComparison.Ordinal);
        Assert.Equal(("remediation", "Remediation Notice"), (notice["source"].String(), notice["detail-type"].String()));
        Assert.Equal(("Closed", group), (notice["detail"]!["kind"].String(), notice["detail"]!["resource"].String()));
        Assert.Equal(("Remediation Alarm", "remediation-Silence"), (alarm["detail-type"].String(), alarm["detail"]!["AlarmName"].String()));
        Assert.Equal(("Remediation Message", "from somebody", "hello"), (other["detail-type"].String(), other["detail"]!["subject"].String(), other["detail"]!["text"].String()));
    }

    /// <summary>Opens a new group to the internet.</summary>
    private static async Task<string> OpenAsync(LocalAwsHost aws)
    {
        using var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        string group = await alice.CreateGroupAsync($"web-{Guid.NewGuid():N}", "for a test", Cancellation);
        await alice.AuthorizeAsync(group, [Rule.Of("tcp 22", Rule.World)], Cancellation);
        return group;
    }

    private static async Task PublishAsync(LocalAwsHost aws, string message, string subject, params (string Name, string Value)[] attributes)
    {
        using var sns = new AmazonSimpleNotificationServiceClient(
            new BasicAWSCredentials("cloudwatch", "local"),
            new AmazonSimpleNotificationServiceConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = aws.Options.Region });
        await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = aws.Stack.Topics.Single(topic => topic.LogicalId == (attributes.Length > 0 ? "Notices" : "Alarms")).Arn,
                Subject = subject,
                Message = message,
                MessageAttributes = attributes.ToDictionary(attribute => attribute.Name, attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value }),
            },
            Cancellation);
    }

    private static string? Attribute(JsonNode notification, string name) => notification["MessageAttributes"]?[name]?["Value"].String();
}
