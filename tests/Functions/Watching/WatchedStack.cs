using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Watching;

/// <summary>The real template with the real executable, for stories about alarms: they break things that others need.</summary>
public sealed class LocalAwsThatIsWatched() : LocalAws(new LocalAwsOptions
{
    TemplatePath = Repository.File("template.yaml"),
    StartFunctions = false,
    Parameters = new Dictionary<string, string> { ["NoticesPerMinute"] = "1000" },
});

/// <summary>
/// A stack that was deployed some hours ago and is well, until the story breaks it. The schedules' hours pass on a clock of their own, and what happens in them
/// really happens.
/// </summary>
internal sealed partial class WatchedStack : IAsyncDisposable
{
    private static readonly DateTimeOffset Deployed = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly LocalUser alice;

    private WatchedStack(LocalAwsHost aws)
    {
        Aws = aws;
        alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        Timeline = aws.WatchFrom(Deployed);
    }

    public LocalAwsHost Aws { get; }

    public AlarmTimeline Timeline { get; }

    public DateTimeOffset Now => Timeline.Now;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Three hours after the deployment all alarms are quiet.</summary>
    public static async Task<WatchedStack> BeginAsync(LocalAwsThatIsWatched local)
    {
        var stack = new WatchedStack(await local.HostAsync());
        foreach (var queue in stack.Aws.Stack.Queues)
        {
            await RawCall.QueryAsync(stack.Aws, "sqs", "2012-11-05", ("Action", "PurgeQueue"), ("QueueUrl", $"{stack.Aws.Endpoint}{stack.Aws.Options.AccountId}/{queue.Name}"));
        }

        await stack.InvokeAsync("PatchSweep");
        await stack.LiveAsync(hours: 3);
        Assert.All(stack.Timeline.Alarms, alarm => Assert.Equal((alarm.LogicalId, AlarmState.Ok), (alarm.LogicalId, stack.Timeline.StateOf(alarm.LogicalId))));
        return stack;
    }

    /// <summary>What the schedules do: each hour the canary sings and a sweep runs, each day instances are patched.</summary>
    public async Task LiveAsync(int hours)
    {
        for (int hour = 0; hour < hours; hour++)
        {
            await InvokeAsync("SecurityGroupSweep");
            await SingAsync();
            if (Now.Hour == 3)
            {
                await InvokeAsync("PatchSweep");
            }

            await AdvanceAsync(TimeSpan.FromHours(1));
        }
    }

    public Task AdvanceAsync(TimeSpan time) => Timeline.AdvanceAsync(time, Cancellation);

    /// <summary>The canary sings and is heard.</summary>
    public async Task SingAsync()
    {
        int before = Ended("CanaryListener");
        await InvokeAsync("CanaryOpener");
        await Aws.Events.WaitForAsync<InvocationEnded>(_ => Ended("CanaryListener") > before, TimeSpan.FromSeconds(60), Cancellation);
    }

    public async Task<InvocationResult> InvokeAsync(string function) => await Aws.Functions.InvokeAsync(function, "{}"u8.ToArray(), Cancellation);

    public Task BreakAsync(string function, Outage? outage) => Aws.Functions.BreakAsync(Function(function), outage);

    /// <summary>Stops a function, as the stack's output StopAtOnce does.</summary>
    public Task StopAsync(string function) => ConcurrencyAsync(HttpMethod.Put, function, """{"ReservedConcurrentExecutions":0}""");

    /// <summary>Somebody opens a new group, which is a reason for the guard to work.</summary>
    public async Task<string> OpenAsync(params IngressRule[] rules)
    {
        string groupId = await alice.CreateGroupAsync($"watched-{Guid.NewGuid():N}", "for a test", Cancellation);
        await alice.AuthorizeAsync(groupId, rules.Length > 0 ? rules : [Rule.Of("tcp 22", Rule.World)], Cancellation);
        return groupId;
    }

    /// <summary>Waits until the guard has closed a group.</summary>
    public async Task ClosedAsync(string groupId) => await Aws.Events.WaitForAsync<SnsPublished>(
        message => message.Attributes.GetValueOrDefault("resource") == groupId && message.Attributes.GetValueOrDefault("kind") == "Closed", TimeSpan.FromSeconds(60), Cancellation);

    /// <summary>Waits until an event about a group was given up.</summary>
    public async Task GivenUpAsync(string groupId) => await Aws.Events.WaitForAsync<DeadLettered>(
        letter => letter.Body.Contains(groupId, StringComparison.Ordinal), TimeSpan.FromSeconds(60), Cancellation);

    public Task LaunchAsync() => alice.CallAsync("RunInstances", [new("ImageId", "ami-0deb1200000000012"), new("MinCount", "1"), new("MaxCount", "1")], Cancellation);

    public JsonObject EventAbout(string groupId) => (JsonObject)Aws.Events.History.OfType<EventPublished>()
        .Last(published => published.Name == "AuthorizeSecurityGroupIngress" && Json.Text(published.Event).Contains(groupId, StringComparison.Ordinal)).Event.DeepClone();

    /// <summary>The alarm goes off within the time that its description states, and whoever is subscribed hears of it.</summary>
    public async Task AssertAlarmAsync(string alarm, DateTimeOffset since)
    {
        var stated = StatedTime(Timeline.Alarms.Single(one => one.LogicalId == alarm).Description);
        if (since + stated > Now)
        {
            await AdvanceAsync(since + stated - Now);
        }

        var change = Timeline.Changes.FirstOrDefault(change => change.Alarm.LogicalId == alarm && change.To == AlarmState.Alarm && change.Time > since);
        Assert.True(change is not null, $"{alarm} is {Timeline.StateOf(alarm)} at {Now:HH:mm}, {stated} after {since:HH:mm}");
        Assert.True(change.Time - since <= stated, $"{alarm} went off {change.Time - since} after, and says {stated}");
        AssertTold(alarm, "ALARM");
    }

    /// <summary>The people who hear of alarms were told that this one got into that state.</summary>
    public void AssertTold(string alarm, string state)
    {
        var name = Timeline.Alarms.Single(one => one.LogicalId == alarm).Name;
        Assert.Contains(
            Aws.Events.History.OfType<SnsPublished>(),
            message => message.TopicArn == Aws.Stack.Topics.Single(topic => topic.LogicalId == "Alarms").Arn
                && message.Message.Contains($"\"{name}\"", StringComparison.Ordinal)
                && message.Message.Contains($"\"NewStateValue\":\"{state}\"", StringComparison.Ordinal));
    }

    /// <summary>How long after the cause an alarm goes off at the latest, as its description says.</summary>
    public static TimeSpan StatedTime(string description)
    {
        var match = Stated.Match(description);
        Assert.True(match.Success, $"'{description}' does not say when the alarm goes off at the latest.");
        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return TimeSpan.FromHours(Number("hours")) + TimeSpan.FromMinutes(Number("minutes"));
    }

    /// <summary>Repairs everything, also the canary's group.</summary>
    public async ValueTask DisposeAsync()
    {
        Timeline.Dispose();
        Aws.Faults.Clear();
        string canary = Aws.Stack.Groups.Single().GroupId;
        foreach (var hole in (await alice.LookAtAsync(canary, CancellationToken.None))!.Group.Rules)
        {
            await alice.CallAsync("RevokeSecurityGroupIngress", [new("GroupId", canary), new("SecurityGroupRuleId.1", hole.RuleId!)], CancellationToken.None);
        }

        alice.Dispose();
        foreach (var function in Aws.Stack.Functions)
        {
            await Aws.Functions.BreakAsync(function, null);
            await ConcurrencyAsync(HttpMethod.Delete, function.LogicalId, "");
        }
    }

    private Task ConcurrencyAsync(HttpMethod method, string function, string body) =>
        RawCall.RestAsync(Aws, "lambda", method, $"/2017-10-31/functions/{Function(function).Name}/concurrency", body);

    private FunctionDefinition Function(string logicalId) => Aws.Stack.Functions.Single(function => function.LogicalId == logicalId);

    private int Ended(string function) => Aws.Events.History.OfType<InvocationEnded>().Count(end => end.Function == Function(function).Name);

    [GeneratedRegex("Fires at the latest ((?<hours>\\d+) hours)?( and )?((?<minutes>\\d+) minutes)? after ")]
    private static partial Regex Stated { get; }
}
