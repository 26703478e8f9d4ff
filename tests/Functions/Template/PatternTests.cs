using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Template;

/// <summary>Which events wake SecurityGroupGuard.</summary>
public sealed class PatternTests(ITestOutputHelper output)
{
    private const string CorpusVariable = "REMEDIATION_CORPUS";

    private static readonly string[] Changes =
    [
        "AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules", "CreateManagedPrefixList", "ModifyManagedPrefixList", "RestoreManagedPrefixListVersion",
        "RunInstances", "CreateNetworkInterface", "ModifyNetworkInterfaceAttribute", "ModifyInstanceAttribute",
    ];

    private static readonly EventPattern Pattern = EventPattern.Parse(Assert.Single(Templates.Guard.Rules).Pattern);

    [Theory]
    [InlineData("AuthorizeSecurityGroupIngress", true)]
    [InlineData("ModifySecurityGroupRules", true)]
    [InlineData("AuthorizeSecurityGroupEgress", false)]
    [InlineData("RevokeSecurityGroupIngress", false)]
    [InlineData("UpdateSecurityGroupRuleDescriptionsIngress", false)]
    [InlineData("CreateSecurityGroup", false)]
    [InlineData("CreateManagedPrefixList", true)]
    [InlineData("CreateLaunchTemplate", false)]
    [InlineData("RunInstances", true)]
    [InlineData("CreateNetworkInterface", true)]
    [InlineData("ModifyNetworkInterfaceAttribute", true)]
    [InlineData("ModifyInstanceAttribute", true)]
    [InlineData("ModifyManagedPrefixList", true)]
    [InlineData("RestoreManagedPrefixListVersion", true)]
    [InlineData("DescribeSecurityGroups", false)]
    public void Calls_that_can_open_a_group_do(string eventName, bool wakes) => Assert.Equal(wakes, Pattern.Matches(Event(eventName)));

    [Theory]
    [InlineData("Client.UnauthorizedOperation")]
    [InlineData("Client.DryRunOperation")]
    [InlineData("Client.InvalidPermission.Duplicate")]
    [InlineData("Server.InternalError")]
    public void Calls_that_failed_do_not(string errorCode) => Assert.All(Changes, change =>
    {
        var failed = Event(change);
        failed["detail"]!["errorCode"] = errorCode;

        Assert.False(Pattern.Matches(failed), change);
    });

    [Theory]
    [InlineData("""{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/alice","userName":"alice"}""")]
    [InlineData("""{"type":"Root","arn":"arn:aws:iam::123456789012:root"}""")]
    [InlineData("""{"type":"AWSService","invokedBy":"cloudformation.amazonaws.com"}""")]
    [InlineData("""{"type":"IAMUser","userName":"bob","sessionContext":{"attributes":{"mfaAuthenticated":"false"}}}""")]
    [InlineData("""{"type":"AssumedRole","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::123456789012:role/terraform"}}}""")]
    [InlineData("""{"type":"AssumedRole","sessionContext":{"sessionIssuer":{}}}""")]
    public void Anybodys_calls_do(string identity) => Assert.True(Pattern.Matches(Event("AuthorizeSecurityGroupIngress", identity)));

    [Theory]
    [InlineData("SecurityGroupGuard")]
    [InlineData("SecurityGroupSweep")]
    public void Our_own_calls_do_not(string function)
    {
        var own = Event("AuthorizeSecurityGroupIngress", """{"type":"AssumedRole","sessionContext":{"sessionIssuer":{"type":"Role"}}}""");
        own["detail"]!["userIdentity"]!["sessionContext"]!["sessionIssuer"]!["arn"] = Templates.Function(function).RoleArn;

        Assert.False(Pattern.Matches(own));
    }

    [Theory]
    [InlineData("source", "custom.ec2")]
    [InlineData("detail-type", "AWS Console Action via CloudTrail")]
    public void Events_of_another_kind_do_not(string field, string value)
    {
        var other = Event("AuthorizeSecurityGroupIngress");
        other[field] = value;

        Assert.False(Pattern.Matches(other));
    }

    [Fact]
    public void Of_collected_events_exactly_the_changes_that_succeeded_do()
    {
        string? folder = Environment.GetEnvironmentVariable(CorpusVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{CorpusVariable} is not set: name a folder with events as *.json");
        var (waking, others) = (0, 0);
        foreach (string file in Directory.EnumerateFiles(folder!, "*.json"))
        {
            var busEvent = JsonNode.Parse(File.ReadAllText(file))!;
            bool expected = Wakes(busEvent);
            Assert.True(expected == Pattern.Matches(busEvent), $"{Path.GetFileName(file)}: expected {expected}");
            _ = expected ? waking++ : others++;
        }

        output.WriteLine($"{waking} events wake the function, {others} do not");
        Assert.NotEqual(0, waking * others);
    }

    private static bool Wakes(JsonNode busEvent) =>
        busEvent["source"].String() == "aws.ec2"
        && busEvent["detail-type"].String() == "AWS API Call via CloudTrail"
        && busEvent["detail"] is JsonObject detail
        && detail["eventSource"].String() == "ec2.amazonaws.com"
        && Changes.Contains(detail["eventName"].String())
        && !detail.ContainsKey("errorCode");

    private static JsonObject Event(string eventName, string identity = """{"type":"IAMUser","userName":"alice"}""") => new()
    {
        ["version"] = "0",
        ["id"] = "1",
        ["source"] = "aws.ec2",
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["account"] = "123456789012",
        ["region"] = "eu-central-1",
        ["detail"] = new JsonObject
        {
            ["eventSource"] = "ec2.amazonaws.com",
            ["eventName"] = eventName,
            ["userIdentity"] = JsonNode.Parse(identity),
            ["requestParameters"] = new JsonObject { ["groupId"] = "sg-1" },
        },
    };
}
