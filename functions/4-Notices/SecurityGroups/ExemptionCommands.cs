using System.Globalization;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Notices.SecurityGroups;

/// <summary>
/// The commands of a notice that exempt rules, each by a tag of its own: the group may have one already, which must stay. A rule that has as
/// many tags as EC2 allows takes none more
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions">Tag restrictions</see>); the group is
/// tagged in its place, for that rule's ports.
/// </summary>
internal sealed class ExemptionCommands(GroupReport report)
{
    private const int MostTags = 50;
    private const int DaysExempt = 7;

    private readonly SecurityGroup group = report.Outcome.Decision.Group;

    /// <summary>Puts rules back, exempt, and takes away what was put in their place.</summary>
    public IReadOnlyList<string> ToPutBack(IReadOnlyList<IngressRule> removed, IReadOnlyList<IngressRule> added) =>
    [
        .. TagGroup(removed),
        .. UndoCommands.For(report.Region, group.GroupId, [.. removed.Select(rule => HasRoom(rule.Tags) ? Exempted(rule) : rule)], added),
    ];

    /// <summary>Exempts rules that are there.</summary>
    public IReadOnlyList<string> ToKeep(IReadOnlyList<IngressRule> rules)
    {
        List<string> ids = [.. rules.Where(rule => HasRoom(rule.Tags)).Select(rule => rule.RuleId).OfType<string>()];
        return [.. TagGroup(rules), .. ids.Count == 0 ? (string[])[] : [UndoCommands.Tag(report.Region, ids, ExemptionTag.Key, Value("all"))]];
    }

    /// <summary>What to say about rules that cannot be tagged.</summary>
    public IEnumerable<string> Remarks(IEnumerable<IngressRule> rules)
    {
        var full = rules.Where(rule => !HasRoom(rule.Tags)).ToList();
        if (full.Count > 0)
        {
            string which = string.Join(", ", full.Select(rule => PlainText.Line(rule.RuleId ?? rule.ToString())));
            string instead = TagGroup(full).Any()
                ? "So the command tags the group, which exempts these ports in all of its rules."
                : $"The group cannot be tagged for it either, because it has that tag already or has {MostTags}, too: add the ports to the group's tag, or make room for one, before you put the rule back.";
            yield return $"{which}: there are {MostTags} tags, as many as EC2 allows, and none of them can be {ExemptionTag.Key}. {instead}";
        }
    }

    private IEnumerable<string> TagGroup(IEnumerable<IngressRule> rules)
    {
        var full = rules.Where(rule => !HasRoom(rule.Tags)).ToList();
        string value = Value(full.TrueForAll(rule => rule.Ports is not null)
            ? string.Join(',', full.Select(rule => $"{rule.Protocol}/{rule.Ports}").Distinct())
            : "all");
        return full.Count > 0 && !group.Tags.ContainsKey(ExemptionTag.Key) && HasRoom(group.Tags) && value.Length <= ExemptionTag.LongestValue
            ? [UndoCommands.Tag(report.Region, [group.GroupId], ExemptionTag.Key, value)]
            : [];
    }

    private static bool HasRoom(IReadOnlyDictionary<string, string> tags) =>
        tags.ContainsKey(ExemptionTag.Key) || tags.Keys.Count(key => !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) < MostTags;

    private IngressRule Exempted(IngressRule rule) => rule with
    {
        Tags = new Dictionary<string, string>(rule.Tags) { [ExemptionTag.Key] = Value("all") },
    };

    private string Value(string ports) => string.Create(
        CultureInfo.InvariantCulture, $"{ports} until {report.Now.AddDays(DaysExempt).UtcDateTime:yyyy-MM-dd} reason");
}
