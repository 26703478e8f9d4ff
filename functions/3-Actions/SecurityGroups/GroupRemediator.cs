using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Carries out what was decided about a group, and nothing else:
/// <list type="number">
/// <item>Rules to close are revoked, by id.</item>
/// <item>Of a rule to narrow, the narrower rules are added first and the wide one is revoked after, so that what may stay never closes. If
/// the wide one cannot be revoked, the narrower ones are taken back.</item>
/// <item>The group is read again until the rules are seen to be gone.</item>
/// </list>
/// Each step can be repeated: a rule that is gone already is a rule that is gone. A group without room for the narrower rules is left
/// as it is and reported, because taking a site down is worse than an open port that somebody is told about.
/// </summary>
/// <param name="ec2">The client.</param>
/// <param name="reader">Reads the group again.</param>
/// <param name="waits">How long to wait for EC2 to show a change.</param>
/// <param name="time">Says when it was verified.</param>
public sealed class GroupRemediator(IAmazonEC2 ec2, SecurityGroupReader reader, Waits waits, TimeProvider time)
{
    private readonly RuleRevoker revoker = new(ec2, reader);
    private readonly RuleAdder adder = new(ec2, reader);

    /// <summary>Carries a decision out, or, in <see cref="RemediationMode.Notify"/>, says what would have been.</summary>
    /// <exception cref="OperationCanceledException">Time ran out. What was done so far stays done; the same decision can be tried again.</exception>
    public async Task<GroupOutcome> CarryOutAsync(GroupDecision decision, RemediationMode mode, CancellationToken cancellation)
    {
        if (mode == RemediationMode.Notify || !decision.NeedsChange)
        {
            return new GroupOutcome { Decision = decision, Mode = mode };
        }

        string groupId = decision.Group.GroupId;
        var failures = new List<StillOpen>();
        var closings = decision.Closings.Select(close => close.Rule).ToList();
        failures.AddRange(await revoker.RevokeAsync(groupId, closings, cancellation));

        var narrowings = decision.Narrowings.ToList();
        if (narrowings.Count > 0)
        {
            failures.AddRange(await NarrowAsync(decision.Group, narrowings, cancellation));
        }

        var failed = failures.Select(failure => failure.Rule).ToHashSet(ReferenceEqualityComparer.Instance);
        var revoked = closings.Concat(narrowings.Select(narrow => narrow.Rule)).Where(rule => !failed.Contains(rule)).ToList();
        return await VerifyAsync(decision, revoked, failures, cancellation);
    }

    private async Task<IReadOnlyList<StillOpen>> NarrowAsync(
        Decisions.SecurityGroups.SecurityGroup group, List<RuleDecision.Narrow> narrowings, CancellationToken cancellation)
    {
        var wide = narrowings.Select(narrow => narrow.Rule).ToList();
        var pieces = narrowings.SelectMany(narrow => narrow.Pieces).ToList();
        try
        {
            await adder.AddAsync(group.GroupId, pieces, cancellation);
        }
        catch (Exception failure) when (Ec2Failure.Is(failure))
        {
            string leftover = await TakeBackAsync(group, pieces, cancellation);
            bool full = failure is AmazonServiceException answer && Ec2Failure.MeansNoRoomForRules(answer);
            string advice = full
                ? "The group has no room for the rules that would keep its allowed ports open. Remove rules that are not needed, or have the quota of rules per security group raised, and open the rule's ports one by one."
                : $"The rules that would keep its allowed ports open could not be added. {Ec2Failure.InWords(failure)}.";
            return [.. wide.Select(rule => new StillOpen(rule, $"{advice}{leftover}", MayRecover: !full))];
        }

        var failures = await revoker.RevokeAsync(group.GroupId, wide, cancellation);
        if (failures.Count == 0)
        {
            return failures;
        }

        var stillWide = failures.Select(failure => failure.Rule).ToHashSet(ReferenceEqualityComparer.Instance);
        var needless = narrowings.Where(narrow => stillWide.Contains(narrow.Rule)).SelectMany(narrow => narrow.Pieces).ToList();
        string left = await TakeBackAsync(group, needless, cancellation);
        return left.Length == 0 ? failures : [.. failures.Select(failure => failure with { Reason = failure.Reason + left })];
    }

    /// <summary>Removes the pieces of rules that stay wide. They open nothing that the wide rule does not, so a failure here is only told.</summary>
    private async Task<string> TakeBackAsync(
        Decisions.SecurityGroups.SecurityGroup before, IReadOnlyList<IngressRule> pieces, CancellationToken cancellation)
    {
        var knownBefore = before.Rules.Select(rule => rule.RuleId).ToHashSet();
        List<IngressRule> added;
        try
        {
            added = [.. (await adder.FindAsync(before.GroupId, pieces, cancellation)).Where(rule => !knownBefore.Contains(rule.RuleId))];
        }
        catch (Exception failure) when (Ec2Failure.Is(failure))
        {
            return $" Whether narrower rules are left behind could not be seen. {Ec2Failure.InWords(failure)}.";
        }

        var left = await revoker.RevokeAsync(before.GroupId, added, cancellation);
        return left.Count == 0 ? "" : $" The narrower rules {string.Join(", ", left.Select(rule => rule.Rule.RuleId))} were added and could not be removed again.";
    }

    private static bool IsAmong(IReadOnlyList<SecurityGroupRule> listed, IngressRule piece) =>
        listed.Any(rule => rule.IsEgress != true && RuleAdder.IsSame(RuleMapping.ToIngressRule(rule), piece));

    private async Task<GroupOutcome> VerifyAsync(
        GroupDecision decision, List<IngressRule> revoked, List<StillOpen> failures, CancellationToken cancellation)
    {
        string groupId = decision.Group.GroupId;
        var ids = revoked.Select(rule => rule.RuleId).ToHashSet();
        var added = decision.Narrowings.Where(narrow => revoked.Contains(narrow.Rule)).SelectMany(narrow => narrow.Pieces).ToList();
        var after = await waits.LookUntilAsync(
            token => reader.ListRulesAsync(groupId, token),
            rules => rules is null || (!rules.Any(rule => ids.Contains(rule.SecurityGroupRuleId)) && added.All(piece => IsAmong(rules, piece))),
            cancellation);
        var now = (after ?? []).Where(rule => rule.IsEgress != true).Select(RuleMapping.ToIngressRule).ToList();
        var present = now.Select(rule => rule.RuleId).ToHashSet();
        var stubborn = revoked.Where(rule => present.Contains(rule.RuleId)).ToList();
        failures.AddRange(stubborn.Select(rule => new StillOpen(rule, "EC2 accepted the revocation and still lists the rule.", MayRecover: true)));

        var knownBefore = decision.Group.Rules.Select(rule => rule.RuleId).ToHashSet();
        var pieces = decision.Narrowings.SelectMany(narrow => narrow.Pieces).ToList();
        return new GroupOutcome
        {
            Decision = decision,
            Mode = RemediationMode.Enforce,
            Closed = [.. revoked.Except(stubborn)],
            Added = [.. now.Where(rule => !knownBefore.Contains(rule.RuleId) && pieces.Any(piece => RuleAdder.IsSame(rule, piece)))],
            Failures = failures,
            RulesAfter = after is null ? null : now,
            VerifiedAt = time.GetUtcNow(),
        };
    }
}
