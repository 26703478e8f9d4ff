using System.Text.Json;
using Amazon.Lambda;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Runtime;
using Remediation.Bootstrap;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>The real executable is invoked by itself, with the groups that it had no time for.</summary>
public sealed class HandedOnTests(LocalAwsWithTheFunction local)
{
    private const string Region = "il-central-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_groups_that_an_event_was_handed_on_for_are_closed_and_no_others()
    {
        var aws = await local.HostAsync();
        var guard = aws.StackIn(Region).Functions.Single(function => function.LogicalId == GuardFunction.Handler);
        using var alice = new LocalUser(aws.Endpoint, Region, "alice");
        string list = await alice.CreatePrefixListAsync("world", ["0.0.0.0/0"], Cancellation);
        string named = await UnseenGroup.OpenAsync(aws, alice, Region, "named", Rule.Of("tcp 22", list));
        string done = await UnseenGroup.OpenAsync(aws, alice, Region, "done", Rule.Of("tcp 22", list));
        var itself = new SelfInvocation<CloudWatchEvent<JsonElement>>(
            () => new AmazonLambdaClient(
                new BasicAWSCredentials(aws.KeyFor(GuardFunction.Handler, "handing-on", Region, new Dictionary<string, string>()), "local"), new AmazonLambdaConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = Region }),
            guard.Name,
            GuardJson.Default.CloudWatchEventJsonElement);
        var changed = aws.Events.History.OfType<EventPublished>().Last(published => published.Region == Region && published.Name == "CreateManagedPrefixList").Event;
        var received = changed.Deserialize(GuardJson.Default.CloudWatchEventJsonElement)!;
        received.Resources = [named];

        await itself.GoOnAsync(received, Cancellation);

        var notice = await aws.Events.WaitForAsync<SnsPublished>(message => message.Attributes["resource"] == named && message.Attributes["kind"] == "Closed", GuardedGroup.Patience, Cancellation);
        Assert.Contains($"The prefix list {list} is new", notice.Message, StringComparison.Ordinal);
        Assert.Empty((await alice.LookAtAsync(named, Cancellation))!.Group.Rules);
        Assert.Single((await alice.LookAtAsync(done, Cancellation))!.Group.Rules);
    }
}
