using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.LocalAws;
using Remediation.Events;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Deliveries;

/// <summary>How EventBridge hands events over: at least once, in no order, and whenever it likes.</summary>
/// <param name="Name">In words.</param>
/// <param name="Copies">How often an event is delivered.</param>
/// <param name="Delay">After how many further acts a copy arrives.</param>
/// <param name="IsNewProcess">Whether Lambda starts a new process for it.</param>
internal sealed record Schedule(string Name, Func<int> Copies, Func<int> Delay, Func<bool> IsNewProcess)
{
    /// <summary>As everybody hopes.</summary>
    public static Schedule Once { get; } = new("once, in order", () => 1, () => 0, () => false);

    public static Schedule Twice { get; } = new("twice, in order", () => 2, () => 0, () => false);

    public static Schedule Reversed { get; } = new("reversed, all too late", () => 1, () => int.MaxValue, () => false);

    public static Schedule Shuffled(int seed)
    {
        var random = new Random(seed);
        return new($"shuffled with duplicates, seed {seed}", () => random.Next(1, 4), () => random.Next(0, 12), () => random.Next(8) == 0);
    }

    public override string ToString() => Name;
}

/// <summary>Delivers events by a schedule while somebody acts.</summary>
internal sealed partial class Delivery(Story story, Schedule schedule)
{
    private readonly List<(int At, JsonObject Event)> underWay = [];
    private readonly HashSet<string> refused = [];
    private int acts;

    /// <summary>The events that could not be read.</summary>
    public IReadOnlyCollection<string> Refused => [.. refused.Order(StringComparer.Ordinal)];

    /// <summary>An act that AWS sends events about. What has arrived by now is handled.</summary>
    public async Task AfterAsync(params IEnumerable<JsonObject> events)
    {
        foreach (var sent in events)
        {
            for (int copy = schedule.Copies(); copy > 0; copy--)
            {
                int delay = schedule.Delay();
                underWay.Add((delay == int.MaxValue ? int.MaxValue : acts + delay, sent));
            }
        }

        await ArriveAsync(acts++);
    }

    /// <summary>Everything that is still under way arrives, the last sent first.</summary>
    public Task EndAsync() => ArriveAsync(int.MaxValue);

    /// <summary>The rules that notices call closed, each as often as they do.</summary>
    public IEnumerable<string> ToldAsClosed() => story.Notices
        .Where(notice => notice.Attributes["kind"] != "AlreadyClosed")
        .SelectMany(notice => ClosedRule.Matches(notice.Message))
        .Select(match => match.Groups["id"].Value);

    private async Task ArriveAsync(int time)
    {
        var arrived = underWay.Where(copy => copy.At <= time).Reverse().ToList();
        underWay.RemoveAll(copy => copy.At <= time);
        foreach (var (_, sent) in arrived)
        {
            if (schedule.IsNewProcess())
            {
                story.StartAnew();
            }

            await HandleAsync(sent);
        }
    }

    private async Task HandleAsync(JsonObject sent)
    {
        try
        {
            await story.HandleAsync(sent);
        }
        catch (InvalidEventException problem)
        {
            refused.Add($"{sent["detail"]!["eventName"].String()} {problem.Field}");
        }
    }

    [GeneratedRegex(@"\((?<id>sgr-\w+)\)(?:(?!\(sgr-).)*?=> (?:closed|replaced)", RegexOptions.Singleline)]
    private static partial Regex ClosedRule { get; }
}
