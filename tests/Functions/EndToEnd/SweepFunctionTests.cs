using System.Text;
using System.Text.Json;
using Amazon.Lambda;
using Amazon.Runtime;
using Remediation.Bootstrap;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Sweeping;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>The real executable sweeps a region where nobody else works.</summary>
public sealed class SweepFunctionTests(LocalAwsWithTheFunction local)
{
    private const string Region = "eu-central-2";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_closes_what_no_event_announced_tells_it_once_goes_on_where_another_stopped_and_wakes_nobody()
    {
        var aws = await local.HostAsync();
        var sweep = aws.StackIn(Region).Functions.Single(function => function.LogicalId == "SecurityGroupSweep");
        using var alice = new LocalUser(aws.Endpoint, Region, "alice");
        string groupId = await UnseenGroup.OpenAsync(aws, alice, Region, "unseen", Rule.Of("tcp 22", Rule.World));

        var first = await SweepAsync(aws, sweep, "{}");

        Assert.Equal((true, 4, 1), (first.IsDone, first.Groups, first.NewFindings));
        Assert.Empty((await alice.LookAtAsync(groupId, Cancellation))!.Group.Rules);
        var notice = Assert.Single(Notices(aws, sweep));
        Assert.StartsWith("Sweep: 1 rule closed", notice.Subject, StringComparison.Ordinal);
        Assert.Contains($"Closed in {groupId} \"unseen\"", notice.Message, StringComparison.Ordinal);
        foreach (string input in (string[])["{}", "null", """{"version":"0","detail-type":"Scheduled Event","detail":{}}"""])
        {
            Assert.Equal("Nothing changed since the last sweep.", (await SweepAsync(aws, sweep, input)).Summary);
        }

        var waiting = aws.Events.WaitForAsync<SnsPublished>(message => message.Message.Contains("77 security groups", StringComparison.Ordinal), GuardedGroup.Patience, Cancellation);
        var itself = new SelfInvocation<SweepInput>(
            () => new AmazonLambdaClient(
                new BasicAWSCredentials(aws.KeyFor(SweepFunction.Handler, "going-on", Region, new Dictionary<string, string>()), "local"), new AmazonLambdaConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = Region }),
            sweep.Name,
            SweepJson.Default.SweepInput);
        await itself.GoOnAsync(
            new SweepInput
            {
                GoOn = new SweepProgress
                {
                    Began = SweepStory.Now, Next = null, Invocations = 1, Groups = 73, NewFindings = 1, Fingerprints = new byte[8],
                    Counts = new Dictionary<FindingRank, int> { [FindingRank.Check] = 1 },
                    WorstNew = [new SweepFinding("sg-0123456789abcdef0", "seen before", "sgr-0123456789abcdef0", "udp 51820 from 0.0.0.0/0", FindingRank.Check, "it is on no list")],
                    RulesClosed = 0, GroupsClosed = 0, Closed = [], ProblemsMet = 0, Problems = [],
                },
            },
            Cancellation);

        Assert.Contains("seen before", (await waiting).Message, StringComparison.Ordinal);
        var own = aws.Events.History.OfType<EventPublished>()
            .Where(published => published.Region == Region && published.Event["detail"]?["userIdentity"]?["type"].String() == "AssumedRole")
            .Select(published => published.Event["id"].String())
            .ToList();
        Assert.NotEmpty(own);
        Assert.DoesNotContain(aws.Events.History.OfType<RuleMatched>(), matched => own.Contains(matched.EventId));
    }

    private static async Task<SweepResult> SweepAsync(LocalAwsHost aws, FunctionDefinition sweep, string input)
    {
        var result = await aws.Functions.InvokeAsync(sweep.Arn, Encoding.UTF8.GetBytes(input), Cancellation);
        Assert.True(result.Succeeded, Encoding.UTF8.GetString(result.Payload));
        return JsonSerializer.Deserialize(result.Payload, SweepJson.Default.SweepResult)!;
    }

    private static IEnumerable<SnsPublished> Notices(LocalAwsHost aws, FunctionDefinition sweep) =>
        aws.Events.History.OfType<SnsPublished>().Where(message => message.Caller.Name == sweep.Name && message.TopicArn.Contains(Region, StringComparison.Ordinal));
}
