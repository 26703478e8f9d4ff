using Remediation.Decisions.Advice;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Exposure;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions;

/// <summary>
/// Decides what becomes of a security group. Pure: the same group, lists, policy and time give the same decision. What it promises, and the
/// tests check over generated groups: afterwards nobody can reach more than before; nothing forbidden is open to the world; nothing that was
/// not part of a rule to close is lost; and judging the result again changes nothing.
/// </summary>
public static class GroupJudge
{
    /// <summary>Judges a group.</summary>
    /// <param name="group">The group and its inbound rules now.</param>
    /// <param name="prefixLists">What the prefix lists that its rules name hold, by id. A list that is missing here counts as unknown.</param>
    /// <param name="policy">What may be open.</param>
    /// <param name="now">The time, for exemptions that end.</param>
    public static GroupDecision Judge(
        SecurityGroup group, IReadOnlyDictionary<string, PrefixListEntries> prefixLists, ExposurePolicy policy, DateTimeOffset now)
    {
        var exemptions = new ExemptionReader(now);
        bool exemptBySetting = policy.Exempt.Contains(group.GroupId) || (group.VpcId is { } vpc && policy.Exempt.Contains(vpc));
        var tiers = new TierTable(
            policy, group.IsDefault, exemptBySetting ? [Exemption.Everything] : exemptions.Of(group.Tags, group.GroupId));
        var readable = group.Rules.Select(rule => AsReadable(rule, prefixLists, exemptions.Of(rule.Tags, rule.RuleId ?? rule.ToString()))).ToList();
        var open = WorldExposure.Find([.. readable.OfType<ReadableRule>()], tiers, policy);

        var decisions = group.Rules.Zip(readable, (rule, known) => known is null
            ? OnUnknownSource(rule, prefixLists, tiers)
            : open.TryGetValue(known, out var traffic)
                ? OnOpenRule(known, traffic, group.IsDefault, exemptBySetting, policy)
                : new RuleDecision.Keep(rule, Reasons.NotTheWorld(known), null)).ToList();
        var final = WithoutNeedlessPieces(decisions);
        return new GroupDecision(group, final, exemptions.Warnings) { Advice = [.. exemptions.Advice, .. GroupAdvice.HttpWithoutHttps(final)] };
    }

    private static ReadableRule? AsReadable(
        IngressRule rule, IReadOnlyDictionary<string, PrefixListEntries> prefixLists, IReadOnlyList<Exemption> exemptions)
    {
        if (ProblemOf(rule) is not null)
        {
            return null;
        }

        (AddressFamily Family, IReadOnlyList<CidrBlock> Blocks)? addresses = rule.Source switch
        {
            RuleSource.Cidr(var block) => (block.Family, [block]),
            RuleSource.PrefixList(var id) when prefixLists.GetValueOrDefault(id) is PrefixListEntries.Known known => (known.Family, known.Blocks),
            _ => null,
        };
        return addresses is { } at ? new ReadableRule(rule, at.Family, PublicInternet.PartOf(at.Family, at.Blocks), exemptions) : null;
    }

    private static RuleDecision OnUnknownSource(IngressRule rule, IReadOnlyDictionary<string, PrefixListEntries> prefixLists, TierTable tiers)
    {
        switch (rule.Source)
        {
            case var _ when ProblemOf(rule) is { } problem:
                return new RuleDecision.Report(rule, Reasons.Unreadable(problem), null);
            case RuleSource.SecurityGroup:
                return new RuleDecision.Keep(rule, Reasons.FromSecurityGroup, null);
            case RuleSource.PrefixList(var id):
                string why = prefixLists.GetValueOrDefault(id) is PrefixListEntries.Unknown unknown ? unknown.Reason : "it was not read";
                return MayBeOpen(rule, tiers)
                    ? new RuleDecision.Keep(rule, Reasons.AllowedWhoeverAsks, null)
                    : new RuleDecision.Report(rule, Reasons.UnknownPrefixList(id, why), null);
            default:
                return new RuleDecision.Report(rule, Reasons.Unreadable($"the source '{rule.Source}' is not understood"), null);
        }
    }

    private static string? ProblemOf(IngressRule rule) =>
        rule.Unreadable ?? (rule.Protocol.HasPorts && rule.Ports is null ? $"it names no ports of {rule.Protocol}" : null);

    private static bool MayBeOpen(IngressRule rule, TierTable tiers)
    {
        if (rule.Protocol.IsAll)
        {
            return false;
        }

        if (rule.Ports is not { } ports)
        {
            return tiers.Of(rule.Protocol, null) <= Tier.Exempt;
        }

        var starts = tiers.Boundaries(rule.Protocol, []).Where(ports.Contains).Append(ports.From);
        return starts.All(start => tiers.Of(rule.Protocol, PortRange.Only(start)) <= Tier.Exempt);
    }

    private static RuleDecision OnOpenRule(
        ReadableRule known, List<OpenTraffic> traffic, bool isDefaultGroup, bool exemptBySetting, ExposurePolicy policy)
    {
        var exposure = new RuleExposure(known.Family, PublicInternet.Share(known.Family, known.Size), traffic);
        var worst = traffic.Max(open => open.Tier);
        if (worst == Tier.Forbidden || (worst == Tier.Unlisted && policy.Unlisted == UnlistedServices.Close))
        {
            bool alone = known.Size > policy.WorldThreshold(known.Family);
            string reason = Reasons.MustClose(exposure, isDefaultGroup, alone);
            List<IngressRule> pieces = policy.WideRules == WideRules.Narrow ? NarrowerRules.PiecesOf(known, traffic) : [];
            return pieces.Count == 0
                ? new RuleDecision.Close(known.Rule, reason, exposure)
                : new RuleDecision.Narrow(known.Rule, $"{reason}; {Reasons.Stays(pieces)}", exposure, pieces);
        }

        return worst switch
        {
            Tier.Unlisted => new RuleDecision.Report(known.Rule, Reasons.OnNoList(exposure), exposure),
            Tier.Exempt => new RuleDecision.Exempt(known.Rule, Reasons.Exempted(exposure, exemptBySetting), exposure),
            _ => new RuleDecision.Keep(known.Rule, Reasons.Allowed(exposure), exposure),
        };
    }

    /// <summary>EC2 refuses a rule that a group has already, and two wide rules of one source leave the same pieces.</summary>
    private static List<RuleDecision> WithoutNeedlessPieces(List<RuleDecision> decisions)
    {
        var staying = decisions.Where(decision => decision is not (RuleDecision.Close or RuleDecision.Narrow)).Select(decision => decision.Rule).ToList();
        var pieces = decisions.OfType<RuleDecision.Narrow>().SelectMany(narrow => narrow.Pieces).ToList();
        var needed = pieces.Where((piece, index) => !staying.Any(rule => NarrowerRules.Includes(rule, piece)) && !IsInAnother(index)).ToList();
        return [.. decisions.Select(decision => decision is RuleDecision.Narrow narrow
            ? new RuleDecision.Narrow(
                narrow.Rule, narrow.Reason, narrow.Exposure!, [.. narrow.Pieces.Where(piece => needed.Any(other => ReferenceEquals(other, piece)))])
            : decision)];

        // Of pieces that admit the same, the first is enough.
        bool IsInAnother(int index) => pieces.Where((other, at) =>
            at != index && NarrowerRules.Includes(other, pieces[index]) && (at < index || !NarrowerRules.Includes(pieces[index], other))).Any();
    }
}
