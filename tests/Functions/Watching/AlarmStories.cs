using Remediation.Bootstrap.Watching;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Watching;

/// <summary>However the stack dies, somebody hears of it, as soon as the alarm's description says.</summary>
public sealed class AlarmStories(LocalAwsThatIsWatched local) : IClassFixture<LocalAwsThatIsWatched>
{
    [Fact]
    public async Task While_all_is_well_no_alarm_goes_off_for_a_day_and_a_half()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        var quietSince = stack.Now;
        int told = Told(stack);

        await stack.LiveAsync(hours: 36);

        Assert.Empty(stack.Timeline.Changes.Where(change => change.Time > quietSince).Select(change => $"{change.Time:HH:mm} {change.Alarm.LogicalId} {change.To}"));
        Assert.Equal(36, Told(stack) - told);
    }

    [Fact]
    public async Task The_guard_crashes_whenever_it_starts()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        await stack.BreakAsync("SecurityGroupGuard", Outage.Crashes);

        var since = stack.Now;
        await stack.GivenUpAsync(await stack.OpenAsync());

        await stack.AssertAlarmAsync("FunctionErrors", since);
        await stack.AssertAlarmAsync("DeadLetters", since);
    }

    [Fact]
    public async Task The_guard_fails_with_every_event()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        stack.Aws.Faults.Add(new Fault("ec2", "DescribeSecurityGroups", FaultKind.Denied) { Caller = "function", Times = 1000 });

        var since = stack.Now;
        await stack.GivenUpAsync(await stack.OpenAsync());

        await stack.AssertAlarmAsync("FunctionErrors", since);
        await stack.AssertAlarmAsync("DeadLetters", since);
    }

    [Fact]
    public async Task No_event_arrives_any_more()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        await stack.SingAsync();
        var lastTold = stack.Now;
        var rules = stack.Aws.Bus.RulesOf;
        stack.Aws.Bus.RulesOf = _ => [];
        try
        {
            await stack.OpenAsync();
            await stack.AdvanceAsync(TimeSpan.FromHours(1));
            Assert.True((await stack.InvokeAsync("CanaryOpener")).Succeeded);
            await stack.AdvanceAsync(TimeSpan.FromHours(1));
            var failedAt = stack.Now;
            Assert.False((await stack.InvokeAsync("CanaryOpener")).Succeeded, "the hole is still there");

            await stack.AssertAlarmAsync("CanarySilent", lastTold);
            await stack.AssertAlarmAsync("FunctionErrors", failedAt);
        }
        finally
        {
            stack.Aws.Bus.RulesOf = rules;
        }
    }

    [Fact]
    public async Task EC2_refuses_to_revoke()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        stack.Aws.Faults.Add(new Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied) { Caller = "function", Times = 1000 });

        var since = stack.Now;
        await stack.GivenUpAsync(await stack.OpenAsync());

        await stack.AssertAlarmAsync("HolesStillOpen", since);
        await stack.AssertAlarmAsync("FunctionErrors", since);
        await stack.AssertAlarmAsync("DeadLetters", since);
    }

    [Fact]
    public async Task SNS_refuses_what_the_guard_publishes()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        stack.Aws.Faults.Add(new Fault("sns", "Publish", FaultKind.Denied) { Caller = "function", Times = 1000 });

        var since = stack.Now;
        await stack.GivenUpAsync(await stack.OpenAsync());

        await stack.AssertAlarmAsync("FunctionErrors", since);
        await stack.AssertAlarmAsync("DeadLetters", since);
    }

    [Fact]
    public async Task A_subscriber_cannot_be_reached()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        await stack.BreakAsync("CanaryListener", Outage.Gone);

        var since = stack.Now;
        await stack.InvokeAsync("CanaryOpener");
        await stack.Aws.Events.WaitForAsync<NotificationFailed>(_ => true, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await stack.AssertAlarmAsync("NoticesNotDelivered", since);
        await stack.AssertAlarmAsync("DeadLetters", since);
    }

    [Fact]
    public async Task Nobody_takes_up_launches()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        stack.Aws.Mappings.AreEnabled = false;
        try
        {
            var since = stack.Now;
            await stack.LaunchAsync();
            await stack.Aws.Events.WaitForAsync<RuleMatched>(matched => matched.Target.EndsWith("LaunchedInstances", StringComparison.Ordinal), TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

            await stack.AssertAlarmAsync("LaunchesWaiting", since);
        }
        finally
        {
            stack.Aws.Mappings.AreEnabled = true;
        }
    }

    [Fact]
    public async Task No_sweep_runs_any_more()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        await stack.InvokeAsync("SecurityGroupSweep");
        await stack.InvokeAsync("PatchSweep");

        var since = stack.Now;

        await stack.AssertAlarmAsync("SweepSilent", since);
        await stack.AssertAlarmAsync("PatchSweepSilent", since);
    }

    [Fact]
    public async Task A_silence_so_long_that_nothing_is_left_to_compare_is_told_too()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        await stack.InvokeAsync("PatchSweep");

        await stack.AdvanceAsync(TimeSpan.FromHours(30));

        Assert.Equal(AlarmState.InsufficientData, stack.Timeline.StateOf("PatchSweepSilent"));
        stack.AssertTold("PatchSweepSilent", "INSUFFICIENT_DATA");
    }

    [Fact]
    public async Task Somebody_stopped_the_guard_and_forgot_it()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        await stack.SingAsync();
        var lastTold = stack.Now;
        await stack.StopAsync("SecurityGroupGuard");

        for (int time = 0; time < 4; time++)
        {
            await stack.GivenUpAsync(await stack.OpenAsync());
            await stack.AdvanceAsync(TimeSpan.FromMinutes(5));
        }

        await stack.AssertAlarmAsync("FunctionThrottles", lastTold);
        await stack.AssertAlarmAsync("DeadLetters", lastTold);
        await stack.AssertAlarmAsync("CanarySilent", lastTold);
    }

    [Fact]
    public async Task Holes_are_closed_late()
    {
        await using var stack = await WatchedStack.BeginAsync(local);
        var rules = stack.Aws.Bus.RulesOf;
        stack.Aws.Bus.RulesOf = _ => [];
        string groupId = await stack.OpenAsync();
        stack.Aws.Bus.RulesOf = rules;
        var late = stack.EventAbout(groupId);
        late["detail"]!["eventTime"] = DateTimeOffset.UtcNow.AddMinutes(-20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

        var since = stack.Now;
        stack.Aws.Bus.Publish(stack.Aws.Options.Region, late);
        await stack.ClosedAsync(groupId);

        await stack.AssertAlarmAsync("SlowRemediation", since);
    }

    private static int Told(WatchedStack stack) => stack.Aws.Events.History.OfType<FunctionLogged>()
        .SelectMany(line => EmbeddedMetrics.Read(line.Line)).Count(datum => datum.Metric.Name == Metric.CanaryTold.Name);
}
