using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.Actions.Commands;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Patching;

/// <summary>What Patch Manager did on instances is asked for after a run of AWS-RunPatchBaseline.</summary>
public sealed class PatchStateTests(LocalAwsWithAFleet local)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_installed_without_a_reboot_is_told_apart()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        var began = DateTimeOffset.UtcNow;
        await story.SendAsync("AWS-RunPatchBaseline", id, """{"Operation":["Install"],"RebootOption":["NoReboot"]}""");
        await story.EndOfCommandAsync(id);
        using var ssm = Client(story);

        var state = (await new PatchStateReader(ssm).ReadAsync([id], Cancellation))[id];

        Assert.Equal(new PatchState(state.Ended, Installed: 12, PendingReboot: 3, Failed: 0, Missing: 0), state);
        Assert.InRange(state.Ended!.Value, began, DateTimeOffset.UtcNow);
        Assert.Equal(TimeSpan.Zero, state.Ended.Value.Offset);
    }

    [Fact]
    public async Task Any_number_of_instances_is_asked_for_by_fifty_and_page_by_page_and_the_unknown_are_missing()
    {
        using var story = await PatchStory.BeginAsync(local);
        var ids = await story.LaunchManyAsync(PatchStory.Debian12, 12);
        foreach (string id in ids)
        {
            await story.SendAsync("AWS-RunPatchBaseline", id, """{"Operation":["Scan"]}""");
        }

        foreach (string id in ids)
        {
            await story.EndOfCommandAsync(id);
        }

        using var ssm = Client(story);
        string[] unknown = [.. Enumerable.Range(0, 40).Select(number => $"i-{number:x17}")];

        // Eleven of them are among the first fifty, and the smallest page holds ten.
        var states = await new PatchStateReader(ssm).ReadAsync([.. ids.Take(11), .. unknown, ids[11]], Cancellation);

        Assert.Equal(ids.Order(), states.Keys.Order());
        Assert.All(states.Values, state => Assert.Equal((12, 0, 0, 3), (state.Installed, state.PendingReboot, state.Failed, state.Missing)));
        Assert.Equal([false, true, false], Asked(story).Select(call => call.Parameters.ContainsKey("NextToken")));
    }

    [Fact]
    public async Task Nobody_is_asked_about_no_instances()
    {
        using var story = await PatchStory.BeginAsync(local);
        using var ssm = Client(story);

        Assert.Empty(await new PatchStateReader(ssm).ReadAsync([], Cancellation));
        Assert.Empty(Asked(story));
    }

    [Fact]
    public async Task A_refusal_leaves_the_states_unknown()
    {
        using var story = await PatchStory.BeginAsync(local);
        story.Fault("ssm", "DescribeInstancePatchStates", FaultKind.Denied);
        using var ssm = Client(story);

        Assert.Empty(await new PatchStateReader(ssm).ReadAsync(["i-0123456789abcdef0"], Cancellation));
        Assert.Equal("AccessDeniedException", Assert.Single(Asked(story)).ErrorCode);
    }

    private static IReadOnlyList<JournalEntry> Asked(PatchStory story) => [.. story.Calls.Where(call => call.Action == "DescribeInstancePatchStates")];

    private static SmallPages Client(PatchStory story) => new(
        new BasicAWSCredentials(story.Caller, "local"),
        new AmazonSimpleSystemsManagementConfig { ServiceURL = story.Aws.Endpoint.ToString(), AuthenticationRegion = story.Region });

    /// <summary>The real client, that asks for the smallest pages there are.</summary>
    private sealed class SmallPages(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig config) : AmazonSimpleSystemsManagementClient(credentials, config)
    {
        public override Task<DescribeInstancePatchStatesResponse> DescribeInstancePatchStatesAsync(
            DescribeInstancePatchStatesRequest request, CancellationToken cancellationToken = default)
        {
            request.MaxResults = 10;
            return base.DescribeInstancePatchStatesAsync(request, cancellationToken);
        }
    }
}
