using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.CloudWatchEvents;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;
using RuleSource = Remediation.Decisions.SecurityGroups.RuleSource;

namespace Remediation.Cli.Commands.Replay.Files;

/// <summary>
/// Makes the group that an event names, with the rules that the event says were opened, in the local AWS, and rewrites the event to name
/// it: AWS chooses ids itself, and the event may be of another region.
/// </summary>
internal sealed class ReplayStage(LocalUser user, string region)
{
    private int groups;

    public async Task<PreparedEvent> PrepareAsync(string json, CancellationToken cancellation)
    {
        switch (Read(json))
        {
            case EventMeaning.SecurityGroupRulesChanged changed:
                string groupId = await NewGroupAsync(cancellation);
                var opened = changed.Opened
                    .Where(rule => rule.Unreadable is null && rule.Source is RuleSource.Cidr or RuleSource.PrefixList)
                    .DistinctBy(rule => rule.ToString())
                    .ToList();
                var lists = new Dictionary<string, string>();
                foreach (string list in opened.Select(rule => rule.Source).OfType<RuleSource.PrefixList>().Select(list => list.PrefixListId).Distinct())
                {
                    // What it held is not in the event; the worst is assumed.
                    lists.Add(list, await user.CreatePrefixListAsync($"replay-{++groups}", ["0.0.0.0/0"], cancellation));
                }

                if (opened.Count > 0)
                {
                    await user.AuthorizeAsync(groupId, [.. opened.Select(rule => InPlace(rule, lists))], cancellation);
                }

                int left = changed.Opened.Count - opened.Count;
                string rules = opened.Count == 0 ? "no rules" : string.Join(", ", opened.Select(rule => rule.ToString()));
                return Renamed(Naming(json, changed.Group, groupId), $"{groupId} with {rules}{(left > 0 ? $", without {left} from security groups" : "")}{(lists.Count > 0 ? $", lists holding 0.0.0.0/0" : "")}", lists);

            case EventMeaning.SecurityGroupsAttached attached:
                string moved = InRegion(JsonNode.Parse(json)!);
                foreach (string id in attached.GroupIds)
                {
                    moved = moved.Replace($"\"{id}\"", $"\"{await NewGroupAsync(cancellation)}\"", StringComparison.Ordinal);
                }

                return new PreparedEvent(moved, $"{attached.GroupIds.Count} groups without rules");

            default:
                return new PreparedEvent(json, "as it is");
        }
    }

    private static IngressRule InPlace(IngressRule rule, Dictionary<string, string> lists) =>
        rule.Source is RuleSource.PrefixList(var id) ? rule with { Source = new RuleSource.PrefixList(lists[id]) } : rule;

    private static PreparedEvent Renamed(string json, string description, Dictionary<string, string> lists) => new(
        lists.Aggregate(json, (text, list) => text.Replace($"\"{list.Key}\"", $"\"{list.Value}\"", StringComparison.Ordinal)), description);

    private Task<string> NewGroupAsync(CancellationToken cancellation) =>
        user.CreateGroupAsync($"replay-{++groups}", "made by replay", cancellation);

    private static EventMeaning? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement.Clone();
            return EventReader.Read(new CloudWatchEvent<JsonElement>
            {
                Id = Text(root, "id"),
                Account = Text(root, "account"),
                Region = Text(root, "region"),
                Source = Text(root, "source"),
                DetailType = Text(root, "detail-type"),
                Time = root.TryGetProperty("time", out var time) && time.TryGetDateTime(out var moment) ? moment : default,
                Detail = root.TryGetProperty("detail", out var detail) ? detail : default,
            }).Meaning;
        }
        catch (Exception problem) when (problem is JsonException or InvalidEventException or InvalidOperationException)
        {
            // The function says what is wrong with it.
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string Naming(string json, GroupReference group, string groupId)
    {
        var document = JsonNode.Parse(json)!;
        if (group is GroupReference.ById(var id))
        {
            return InRegion(document).Replace($"\"{id}\"", $"\"{groupId}\"", StringComparison.Ordinal);
        }

        var request = document["detail"]!["requestParameters"]!.AsObject();
        request.Remove("groupName");
        request["groupId"] = groupId;
        return InRegion(document);
    }

    private string InRegion(JsonNode document)
    {
        document["region"] = region;
        document["detail"]!["awsRegion"] = region;
        return document.ToJsonString();
    }
}

/// <param name="Event">The event to hand to the function.</param>
/// <param name="Description">What was made for it.</param>
internal sealed record PreparedEvent(string Event, string Description);
