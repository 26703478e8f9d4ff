using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>A role of another account leads into that account.</summary>
[Collection(LocalAwsCollection.Name)]
public sealed class AccountTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => new(fixture.Aws) { UserAgent = "someone" };

    [Fact]
    public async Task Who_assumes_a_role_of_another_account_works_there_and_nowhere_else()
    {
        var there = await AssumeAsync("222233334444");

        var identity = await there.QueryAsync("sts", "GetCallerIdentity");
        var group = await there.CreateGroupAsync();
        var opened = await there.OpenAsync(group);

        Assert.Equal("222233334444", identity.Xml.Descendants().Single(element => element.Name.LocalName == "Account").Value);
        Assert.Equal(200, opened.Status);
        Assert.Single(await there.RulesAsync(group));
        Assert.Equal("222233334444", (await there.Ec2Async("DescribeSecurityGroups", ("GroupId.1", group))).Xml.Descendants("ownerId").First().Value);
        Assert.Equal("InvalidGroup.NotFound", (await Aws.Ec2Async("DescribeSecurityGroups", ("GroupId.1", group))).ErrorCode);
        Assert.Empty(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task Roles_of_two_accounts_do_not_see_each_other_and_a_role_of_our_own_account_sees_ours()
    {
        var one = await AssumeAsync("222233334444");
        var other = await AssumeAsync("555566667777");
        var ours = await AssumeAsync(fixture.Aws.Options.AccountId);
        var group = await one.CreateGroupAsync();
        var own = await Aws.CreateGroupAsync();

        Assert.Equal("InvalidGroup.NotFound", (await other.Ec2Async("DescribeSecurityGroups", ("GroupId.1", group))).ErrorCode);
        Assert.Equal(200, (await ours.Ec2Async("DescribeSecurityGroups", ("GroupId.1", own))).Status);
    }

    [Fact]
    public async Task What_happens_in_another_account_is_in_its_own_trail_and_wakes_none_of_our_functions()
    {
        var there = await AssumeAsync("222233334444");
        var group = await there.CreateGroupAsync();

        await there.OpenAsync(group);

        var told = await fixture.Aws.SeenAsync<EventPublished>(
            e => e.Name == "AuthorizeSecurityGroupIngress" && e.Event["detail"]!["requestParameters"]!["groupId"].String() == group);
        Assert.Equal(("222233334444", "222233334444"), (told.Event["account"].String(), told.Event["detail"]!["recipientAccountId"].String()));
        Assert.Equal("arn:aws:iam::222233334444:role/audit", told.Event["detail"]!["userIdentity"]!["sessionContext"]!["sessionIssuer"]!["arn"].String());
        Assert.DoesNotContain(fixture.Aws.Events.History.OfType<RuleMatched>(), matched => matched.EventId == told.Event["id"].String());
        Assert.Single(await there.RulesAsync(group));
    }

    [Fact]
    public async Task A_topic_of_another_account_takes_what_its_policy_lets_in()
    {
        var central = await AssumeAsync("222233334444");
        string topic = (await central.QueryAsync("sns", "CreateTopic", ("Name", "central"))).Xml.Descendants("TopicArn").Single().Value;
        await central.QueryAsync("sqs", "CreateQueue", ("QueueName", "central"));
        await central.QueryAsync("sns", "Subscribe", ("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", "arn:aws:sqs:eu-central-1:222233334444:central"));

        var before = await Aws.QueryAsync("sns", "Publish", ("TopicArn", topic), ("Message", "not let in"));
        await central.QueryAsync(
            "sns", "AddPermission", ("TopicArn", topic), ("Label", "members"), ("AWSAccountId.member.1", fixture.Aws.Options.AccountId), ("ActionName.member.1", "Publish"));
        var after = await Aws.QueryAsync("sns", "Publish", ("TopicArn", topic), ("Message", "let in"));

        Assert.Equal((403, "AuthorizationError"), (before.Status, before.ErrorCode));
        Assert.Equal(200, after.Status);
        string received = (await central.QueryAsync("sqs", "ReceiveMessage", ("QueueUrl", $"{fixture.Aws.Endpoint}222233334444/central"), ("MaxNumberOfMessages", "10"))).Xml.Descendants("Body").Single().Value;
        Assert.Contains("\"let in\"", received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_bus_of_another_account_takes_what_its_policy_lets_in()
    {
        var central = await AssumeAsync("222233334444");
        string bus = (await central.JsonAsync("events", "AWSEvents.CreateEventBus", new JsonObject { ["Name"] = "central" })).JsonBody["EventBusArn"].String()!;
        await central.QueryAsync("sqs", "CreateQueue", ("QueueName", "from-the-bus"));
        await central.JsonAsync("events", "AWSEvents.PutRule", new JsonObject { ["Name"] = "all", ["EventBusName"] = "central", ["EventPattern"] = """{"source":["remediation"]}""" });
        await central.JsonAsync("events", "AWSEvents.PutTargets", new JsonObject
        {
            ["Rule"] = "all", ["EventBusName"] = "central", ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "queue", ["Arn"] = "arn:aws:sqs:eu-central-1:222233334444:from-the-bus" }),
        });

        var before = await PutAsync("not let in");
        await central.JsonAsync("events", "AWSEvents.PutPermission", new JsonObject
        {
            ["EventBusName"] = "central", ["Action"] = "events:PutEvents", ["Principal"] = fixture.Aws.Options.AccountId, ["StatementId"] = "member",
        });
        var after = await PutAsync("let in");

        Assert.Equal((1, 0), (before.JsonBody["FailedEntryCount"]!.GetValue<int>(), after.JsonBody["FailedEntryCount"]!.GetValue<int>()));
        string received = (await central.QueryAsync("sqs", "ReceiveMessage", ("QueueUrl", $"{fixture.Aws.Endpoint}222233334444/from-the-bus"), ("MaxNumberOfMessages", "10"))).Xml.Descendants("Body").Single().Value;
        Assert.Equal("let in", JsonNode.Parse(received)!["detail"]!["text"].String());

        Task<Answer> PutAsync(string text) => Aws.JsonAsync("events", "AWSEvents.PutEvents", new JsonObject
        {
            ["Entries"] = new JsonArray(new JsonObject
            {
                ["Source"] = "remediation", ["DetailType"] = "Remediation Notice", ["EventBusName"] = bus, ["Detail"] = Json.Text(new JsonObject { ["text"] = text }),
            }),
        });
    }

    private async Task<AwsClient> AssumeAsync(string account)
    {
        var answer = await Aws.QueryAsync("sts", "AssumeRole", ("RoleArn", $"arn:aws:iam::{account}:role/audit"), ("RoleSessionName", "test"));
        return new AwsClient(fixture.Aws)
        {
            UserAgent = "someone",
            AccessKey = answer.Xml.Descendants().Single(element => element.Name.LocalName == "AccessKeyId").Value,
        };
    }
}
