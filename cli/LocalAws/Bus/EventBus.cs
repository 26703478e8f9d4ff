using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The default event bus of every region: hands each event to the targets of the rules that match it. Other accounts have buses of their
/// own, on which nothing listens.</summary>
internal sealed class EventBus(LocalAwsEvents events, string account)
{
    /// <summary>The rules of a region. Set once the template is read; nothing matches before.</summary>
    public Func<string, IEnumerable<BusRule>> RulesOf { get; set; } = _ => [];

    /// <summary>Puts an event on the region's bus and returns; targets work on their own. The event must not be changed afterwards.</summary>
    public void Publish(string region, JsonObject busEvent)
    {
        var detail = busEvent["detail"] as JsonObject;
        events.Publish(new EventPublished(region, detail?["eventName"].String() ?? busEvent["detail-type"].String() ?? "event", busEvent));
        if (busEvent["account"].String() != account)
        {
            return;
        }

        var fields = new EventFields(busEvent);
        var id = busEvent["id"].String() ?? string.Empty;
        byte[]? payload = null;
        foreach (var rule in RulesOf(region).Where(rule => rule.Pattern.Matches(fields)))
        {
            events.Publish(new RuleMatched(region, rule.Name, rule.Target, id));
            rule.Deliver(payload ??= Json.Bytes(busEvent));
        }
    }
}

/// <summary>A rule with one of its targets.</summary>
internal sealed record BusRule(string Name, string Target, EventPattern Pattern, Action<byte[]> Deliver);
