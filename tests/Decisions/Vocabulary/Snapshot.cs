using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Tests.Vocabulary;

/// <summary>A group as it stands at the moment of judgement, and everything the judge is told besides.</summary>
internal sealed record Snapshot
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public string Name { get; init; } = "web";

    public IReadOnlyList<IngressRule> Rules { get; init; } = [];

    public string? Exemption { get; init; }

    public Dictionary<string, PrefixListEntries> Lists { get; init; } = [];

    public ExposurePolicy Policy { get; init; } = new();

    public static Snapshot Of(params string[] rules) => new() { Rules = Numbered(rules.Select(rule => Written.Rule(rule))) };

    public static Snapshot OfDefaultGroup(params string[] rules) => Of(rules) with { Name = "default" };

    public Snapshot With(IngressRule rule) => this with { Rules = Numbered(Rules.Append(rule)) };

    public Snapshot With(string list, PrefixListEntries entries) => this with { Lists = new(Lists) { [list] = entries } };

    public Verdict Judged() => JudgedAt(Noon);

    public Verdict JudgedAt(DateTimeOffset now)
    {
        var group = new SecurityGroup { GroupId = "sg-0a1b2c3d", Name = Name, VpcId = "vpc-1", Tags = Written.Tag(Exemption), Rules = Rules };
        return new Verdict(GroupJudge.Judge(group, Lists, Policy, now));
    }

    private static List<IngressRule> Numbered(IEnumerable<IngressRule> rules) =>
        [.. rules.Select((rule, index) => rule with { RuleId = $"sgr-{index}" })];
}
