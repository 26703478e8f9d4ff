using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Remediation.Decisions.Sweeping;

/// <summary>Something that a sweep found in a group: a rule to close, to report or exempted, or a word of advice.</summary>
/// <param name="GroupId"><c>sg-…</c></param>
/// <param name="GroupName">The group's name.</param>
/// <param name="RuleId"><c>sgr-…</c>; <see langword="null"/> for advice about the whole group.</param>
/// <param name="What">The rule in words: <c>tcp 22 from 0.0.0.0/0</c>; for advice, nothing.</param>
/// <param name="Rank">How bad it is.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record SweepFinding(string GroupId, string GroupName, string? RuleId, string What, FindingRank Rank, string Reason)
{
    /// <summary>
    /// A number by which the next sweep recognizes the finding: 32 bits of a hash of the group, and 32 of the finding in it, so that two
    /// findings of a group are mistaken for one another once in millions of sweeps, and two of different groups never.
    /// </summary>
    public ulong Fingerprint { get; } = ((ulong)Hash(GroupId) << 32) | Hash($"{RuleId}\n{What}\n{Rank}\n{(RuleId is null ? Reason : "")}");

    /// <summary>Whether a fingerprint is of a finding in a group.</summary>
    public static bool IsOf(ulong fingerprint, string groupId) => fingerprint >> 32 == Hash(groupId);

    /// <summary>The findings in a group, in the order of its rules. Rules that are as they should be are none.</summary>
    public static IEnumerable<SweepFinding> In(GroupDecision decision)
    {
        var group = decision.Group;
        foreach (var rule in decision.Rules)
        {
            FindingRank? rank = rule switch
            {
                RuleDecision.Close or RuleDecision.Narrow => FindingRank.MustClose,
                RuleDecision.Report => FindingRank.Check,
                RuleDecision.Exempt => FindingRank.Exempt,
                _ => null,
            };
            if (rank is { } found)
            {
                yield return new SweepFinding(group.GroupId, group.Name, rule.Rule.RuleId, rule.Rule.ToString(), found, rule.Reason);
            }
        }

        foreach (string advice in decision.Warnings.Concat(decision.Advice))
        {
            yield return new SweepFinding(group.GroupId, group.Name, null, "", FindingRank.Advice, advice);
        }
    }

    private static uint Hash(string text) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>How bad a finding is, worst first.</summary>
public enum FindingRank
{
    /// <summary>Open to the internet, and must not be.</summary>
    MustClose,

    /// <summary>Open to the internet and on no list, or not understood.</summary>
    Check,

    /// <summary>Open to the internet, and exempted.</summary>
    Exempt,

    /// <summary>Worth a word.</summary>
    Advice,
}
