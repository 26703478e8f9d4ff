using Remediation.Decisions.Catalogue;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>A generated group, what the judge made of it, and who can reach what before and after.</summary>
internal sealed class JudgedCase
{
    private static readonly int[] TellingPorts =
    [
        0, 80, 443, 65535,
        .. ServiceCatalogue.Services.SelectMany(service => new[] { service.Ports.From - 1, service.Ports.From, service.Ports.To, service.Ports.To + 1 }),
    ];

    private readonly Dictionary<(Members, Members), ulong[]> differences = [];

    private JudgedCase(PlainGroup plain, SecurityGroup group, GroupDecision decision, IReadOnlyList<IngressRule> rulesAfter)
    {
        Plain = plain;
        Group = group;
        Decision = decision;
        RulesAfter = rulesAfter;
        PlainAfter = [.. rulesAfter.Select(PlainRule.Of)];
        Before = new Reach(plain.Rules, plain.Allow);
        After = new Reach(PlainAfter, plain.Allow);
        int[] ports = [.. TellingPorts.Concat(plain.Rules.Concat(PlainAfter).SelectMany(Edges)).Where(port => port is >= 0 and <= 65535).Distinct()];
        Traffic =
        [
            .. ports.SelectMany(port => new Traffic[] { new("tcp", port), new("udp", port) }),
            .. ((string[])["icmp", "icmpv6", "47", "50", "other"]).Select(protocol => new Traffic(protocol, 0)),
        ];
    }

    public PlainGroup Plain { get; }

    public SecurityGroup Group { get; }

    public GroupDecision Decision { get; }

    public IReadOnlyList<IngressRule> RulesAfter { get; }

    public IReadOnlyList<PlainRule> PlainAfter { get; }

    public Reach Before { get; }

    public Reach After { get; }

    public IReadOnlyList<Traffic> Traffic { get; }

    /// <summary>The group's rules that are not there afterwards.</summary>
    public IEnumerable<PlainRule> Gone =>
        Group.Rules.Zip(Plain.Rules).Where(rule => !RulesAfter.Any(left => ReferenceEquals(left, rule.First))).Select(rule => rule.Second);

    /// <summary>Who can send afterwards and could not before.</summary>
    public ulong[] Gained(Traffic traffic) => Difference(After.All(traffic), Before.All(traffic));

    /// <summary>Who could send before and cannot afterwards.</summary>
    public ulong[] Lost(Traffic traffic) => Difference(Before.All(traffic), After.All(traffic));

    public static JudgedCase Of(PlainGroup plain, ExposurePolicy? policy = null)
    {
        var group = ToGroup(plain.IsDefault, plain.Allow, plain.Rules.Select((rule, index) => ToRule(rule, index)));
        var decision = Judge(group, policy);
        return new JudgedCase(plain, group, decision, [.. new Verdict(decision).RulesAfter]);
    }

    public GroupDecision JudgedAgain() => Judge(Group with { Rules = RulesAfter }, null);

    public GroupDecision JudgedInOrder(IEnumerable<IngressRule> rules) => Judge(Group with { Rules = [.. rules] }, null);

    /// <summary>The same case with another end, as a judge that is wrong would have left it.</summary>
    public JudgedCase EndingIn(IEnumerable<IngressRule> rulesAfter) => new(Plain, Group, Decision, [.. rulesAfter]);

    private static GroupDecision Judge(SecurityGroup group, ExposurePolicy? policy) =>
        GroupJudge.Judge(group, PlainWorld.Lists, policy ?? new ExposurePolicy(), Snapshot.Noon);

    private static SecurityGroup ToGroup(bool isDefault, string? allow, IEnumerable<IngressRule> rules) => new()
    {
        GroupId = "sg-0a1b2c3d",
        Name = isDefault ? "default" : "web",
        Tags = Written.Tag(allow),
        Rules = [.. rules],
    };

    private static IngressRule ToRule(PlainRule rule, int index) =>
        Written.Rule((rule with { Allow = null }).ToString(), rule.Allow) with { RuleId = $"sgr-{index}", Description = $"rule {index}" };

    // Many ports are open to the same people.
    private ulong[] Difference(Members left, Members right)
    {
        if (!differences.TryGetValue((left, right), out var difference))
        {
            differences.Add((left, right), difference = Buckets.Without(left.Bits, right.Bits));
        }

        return difference;
    }

    private static IEnumerable<int> Edges(PlainRule rule) => rule.HasPorts ? [rule.From - 1, rule.From, rule.To, rule.To + 1] : [];
}
