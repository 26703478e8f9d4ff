using System.Text;
using Remediation.Bootstrap.Watching;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Canary;
using Remediation.Functions.Tests.Support;
using Remediation.Functions.Tests.Template;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>The canary's hole goes the way of any other, through the real functions, and ends in a metric instead of a mailbox.</summary>
public sealed class CanaryTests(LocalAwsWithTheFunction local, Mailbox machines, PeoplesMailbox people) : IClassFixture<Mailbox>, IClassFixture<PeoplesMailbox>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_hole_is_closed_and_told_to_the_listener_and_to_nobody_else()
    {
        var aws = await local.HostAsync();
        using var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        string groupId = CanaryGroup(aws);

        var opened = await aws.Functions.InvokeAsync("CanaryOpener", "{}"u8.ToArray(), Cancellation);

        Assert.True(opened.Succeeded, Encoding.UTF8.GetString(opened.Payload));
        var hole = aws.Events.History.OfType<EventPublished>().Last(published => published.Name == "AuthorizeSecurityGroupIngress" && Json.Text(published.Event).Contains(groupId, StringComparison.Ordinal));
        Assert.Contains("Canary of Remediation, opened ", Json.Text(hole.Event), StringComparison.Ordinal);
        var notice = await aws.Events.WaitForAsync<SnsPublished>(message => message.Attributes.GetValueOrDefault("resource") == groupId, GuardedGroup.Patience, Cancellation);
        Assert.Equal(("true", "Closed", Templates.Guard.Name), (notice.Attributes["canary"], notice.Attributes["kind"], notice.Caller.Name));
        Assert.Empty((await alice.LookAtAsync(groupId, Cancellation))!.Group.Rules);
        var heard = await aws.Events.WaitForAsync<InvocationEnded>(end => end.Function == Templates.Function("CanaryListener").Name, GuardedGroup.Patience, Cancellation);
        Assert.Equal(
            [(Metric.CanaryTold.Name, 1d)],
            heard.Result.LogLines.SelectMany(EmbeddedMetrics.Read).Select(datum => (datum.Metric.Name, datum.Value)));
        Assert.Contains(
            aws.Events.History.OfType<FunctionLogged>().Where(line => line.Function == Templates.Guard.Name).SelectMany(line => EmbeddedMetrics.Read(line.Line)),
            datum => datum.Metric == new MetricId("Remediation", Metric.TimeToRemediate.Name, $"Service={aws.Options.StackName}"));
        Assert.Single(await machines.AboutAsync(groupId));
        Assert.Empty(await people.AboutAsync(groupId));
    }

    [Fact]
    public void The_group_is_in_a_network_in_which_nothing_can_be()
    {
        var group = Assert.Single(Templates.Stack.Groups);

        Assert.Equal(("CanaryGroup", "192.168.255.240/28"), (group.LogicalId, group.VpcCidr));
        Assert.Contains("remediation:canary", group.Tags.Keys);
        Assert.DoesNotContain(
            (System.Text.Json.Nodes.JsonObject)Templates.Text["Resources"]!,
            resource => resource.Value!["Type"].String() is "AWS::EC2::Subnet" or "AWS::EC2::InternetGateway" or "AWS::EC2::SecurityGroupIngress");
        Assert.Equal(22, CanaryOpening.Port);
    }

    private static string CanaryGroup(LocalAwsHost aws) => Assert.Single(aws.Stack.Groups).GroupId;
}
