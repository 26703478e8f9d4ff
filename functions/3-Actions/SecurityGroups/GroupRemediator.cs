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
/// the wide one is seen to be still there, the narrower ones that this run added are taken back; in doubt they are left, because they open
/// nothing that the wide one does not.</item>
/// <item>The group is read again until the rules are seen to be gone. What is seen counts, not what a call answered.</item>
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
    private readonly RuleAdder adder = new(ec2);

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
        var done = new Done();
        failures.AddRange(await revoker.RevokeAsync(groupId, [.. decision.Closings.Select(close => close.Rule)], done.Revoked, cancellation));
        if (decision.Narrowings.ToList() is { Count: > 0 } narrowings)
        {
            failures.AddRange(await NarrowAsync(groupId, narrowings, done, cancellation));
        }

        return await VerifyAsync(decision, failures, done, cancellation);
    }

    private async Task<IReadOnlyList<StillOpen>> NarrowAsync(
        string groupId, IReadOnlyList<RuleDecision.Narrow> narrowings, Done done, CancellationToken cancellation)
    {
        var ours = new List<string>();
        try
        {
            await adder.AddAsync(groupId, [.. narrowings.SelectMany(narrow => narrow.Pieces)], ours, cancellation);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            string leftover = await TakeBackAsync(groupId, ours, cancellation);
            bool full = failure is AmazonServiceException answer && AwsFailure.MeansNoRoomForRules(answer);
            return full && narrowings.Count > 1
                ? await NarrowOneByOneAsync(groupId, narrowings, done, cancellation)
                : [.. narrowings.Select(narrow => new StillOpen(narrow.Rule, $"{Advice(failure, full)}{leftover}", MayRecover: !full))];
        }

        done.Added.UnionWith(ours);
        var failures = await revoker.RevokeAsync(groupId, [.. narrowings.Select(narrow => narrow.Rule)], done.Revoked, cancellation);
        return failures.Count == 0 ? failures : await TakeBackWhatStaysWideAsync(groupId, narrowings, failures, done, cancellation);
    }

    /// <summary>A wide rule that goes leaves room for the pieces of the next.</summary>
    private async Task<IReadOnlyList<StillOpen>> NarrowOneByOneAsync(
        string groupId, IReadOnlyList<RuleDecision.Narrow> narrowings, Done done, CancellationToken cancellation)
    {
        var failures = new List<StillOpen>();
        foreach (var narrow in narrowings)
        {
            failures.AddRange(await NarrowAsync(groupId, [narrow], done, cancellation));
        }

        return failures;
    }

    /// <summary>An answer that was lost is no proof: only of wide rules that are still to be seen are the pieces taken back.</summary>
    private async Task<IReadOnlyList<StillOpen>> TakeBackWhatStaysWideAsync(
        string groupId,
        IReadOnlyList<RuleDecision.Narrow> narrowings,
        IReadOnlyList<StillOpen> failures,
        Done done,
        CancellationToken cancellation)
    {
        IReadOnlyList<SecurityGroupRule> listed;
        try
        {
            listed = await reader.ListRulesAsync(groupId, cancellation) ?? [];
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return failures;
        }

        var present = listed.Select(rule => rule.SecurityGroupRuleId).ToHashSet();
        var wide = failures.Where(failure => failure.Rule.RuleId is { } id && present.Contains(id)).ToList();
        var stillWide = wide.Select(failure => failure.Rule).ToHashSet(ReferenceEqualityComparer.Instance);
        var needless = narrowings.Where(narrow => stillWide.Contains(narrow.Rule)).SelectMany(narrow => narrow.Pieces).ToList();
        List<string> ours =
        [
            .. listed.Where(rule => done.Added.Contains(rule.SecurityGroupRuleId) && needless.Exists(piece => RuleMapping.ToIngressRule(rule).AdmitsTheSameAs(piece)))
                .Select(rule => rule.SecurityGroupRuleId),
        ];
        string left = await TakeBackAsync(groupId, ours, cancellation);
        done.Added.ExceptWith(ours);
        return [.. wide.Select(failure => failure with { Reason = failure.Reason + left })];
    }

    private async Task<string> TakeBackAsync(string groupId, List<string> ruleIds, CancellationToken cancellation)
    {
        var left = await revoker.RevokeAsync(groupId, [.. ruleIds.Select(RuleRevoker.Named)], [], cancellation);
        return left.Count == 0 ? "" : $" The narrower rules {string.Join(", ", left.Select(rule => rule.Rule.RuleId))} were added and could not be removed again.";
    }

    private async Task<GroupOutcome> VerifyAsync(
        GroupDecision decision, List<StillOpen> failures, Done done, CancellationToken cancellation)
    {
        var toGo = decision.Closings.Select(close => close.Rule).Concat(decision.Narrowings.Select(narrow => narrow.Rule)).ToList();
        var failed = failures.Select(failure => failure.Rule).ToHashSet(ReferenceEqualityComparer.Instance);
        var expectedGone = toGo.Where(rule => !failed.Contains(rule)).Select(rule => rule.RuleId).ToHashSet();
        var now = await ListUntilAsync(
            decision.Group.GroupId, rules => !rules.Any(rule => expectedGone.Contains(rule.RuleId)) && Missing(decision, rules).Count == 0, cancellation);
        if (Missing(decision, now) is { Count: > 0 } missing)
        {
            now = await AddAgainAsync(decision, missing, done, cancellation);
        }

        var present = now.Select(rule => rule.RuleId).ToHashSet();
        failures.RemoveAll(failure => !present.Contains(failure.Rule.RuleId));
        failures.AddRange(toGo
            .Where(rule => !failed.Contains(rule) && present.Contains(rule.RuleId))
            .Select(rule => new StillOpen(rule, "EC2 accepted the revocation and still lists the rule.", MayRecover: true)));
        var closed = toGo.Where(rule => !present.Contains(rule.RuleId)).ToList();
        return new GroupOutcome
        {
            Decision = decision,
            Mode = RemediationMode.Enforce,
            Closed = closed,
            Otherwise = [.. closed.SelectMany(rule => ChangedBefore(rule, done.Revoked))],
            Added = [.. now.Where(rule => rule.RuleId is { } id && done.Added.Contains(id))],
            Failures = failures,
            Lost = Missing(decision, now),
            VerifiedAt = time.GetUtcNow(),
        };
    }

    /// <summary>
    /// An id says which rule goes, not what is in it: somebody can change a rule in place between the look and the call. Its tags and id stay.
    /// </summary>
    private static IEnumerable<ClosedOtherwise> ChangedBefore(IngressRule judged, List<IngressRule> revoked) => revoked
        .Where(was => was.RuleId == judged.RuleId && was is { Unreadable: null, Source: not RuleSource.Unreadable } && (!was.AdmitsTheSameAs(judged) || was.Icmp != judged.Icmp))
        .Select(was => new ClosedOtherwise(judged, was with { Tags = judged.Tags }))
        .Take(1);

    /// <summary>What may stay must be there wherever the wide rule is gone, whoever removed either of them.</summary>
    private static List<IngressRule> Missing(GroupDecision decision, IReadOnlyList<IngressRule> now) =>
    [
        .. decision.Narrowings
            .Where(narrow => !now.Any(rule => rule.RuleId == narrow.Rule.RuleId))
            .SelectMany(narrow => narrow.Pieces)
            .Where(piece => !now.Any(rule => rule.AdmitsTheSameAs(piece))),
    ];

    private async Task<IReadOnlyList<IngressRule>> AddAgainAsync(
        GroupDecision decision, List<IngressRule> missing, Done done, CancellationToken cancellation)
    {
        var ours = new List<string>();
        try
        {
            await adder.AddAsync(decision.Group.GroupId, missing, ours, cancellation);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            // They are told as lost.
        }

        done.Added.UnionWith(ours);
        return await ListUntilAsync(decision.Group.GroupId, rules => Missing(decision, rules).Count == 0, cancellation);
    }

    private async Task<IReadOnlyList<IngressRule>> ListUntilAsync(
        string groupId, Func<IReadOnlyList<IngressRule>, bool> satisfies, CancellationToken cancellation) => await waits.LookUntilAsync<IReadOnlyList<IngressRule>>(
        async token => [.. (await reader.ListRulesAsync(groupId, token) ?? []).Where(rule => rule.IsEgress != true).Select(RuleMapping.ToIngressRule)],
        satisfies,
        cancellation);

    private static string Advice(Exception failure, bool full) => full
        ? "The group has no room for the rules that would keep its allowed ports open. Remove rules that are not needed, or have the quota of rules per security group raised, and open the rule's ports one by one."
        : $"The rules that would keep its allowed ports open could not be added. {AwsFailure.InWords(failure)}.";

    /// <summary>What was done in a group so far.</summary>
    private sealed class Done
    {
        /// <summary>The ids of the narrower rules that were added.</summary>
        public HashSet<string> Added { get; } = [];

        /// <summary>The rules that EC2 says it removed.</summary>
        public List<IngressRule> Revoked { get; } = [];
    }
}
