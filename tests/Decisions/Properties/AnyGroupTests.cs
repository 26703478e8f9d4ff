using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>
/// The judge's promises over generated groups, the same ones in every run. A failure prints the smallest group that breaks the promise, and
/// how.
/// </summary>
public sealed class AnyGroupTests
{
    private const int Cases = 2_200;
    private const ulong Seed = 20_261_122;

    private static readonly Lazy<ConcurrentDictionary<string, PlainGroup>> Breaking = new(FindBreaking);

    [Fact]
    public void Nobody_can_reach_more_than_before() => Kept(Promises.NobodyReachesMore);

    [Fact]
    public void Nothing_forbidden_is_open_to_the_world_afterwards() => Kept(Promises.NothingForbiddenStaysOpen);

    [Fact]
    public void What_may_be_open_loses_nobody() => Kept(Promises.WhatIsAllowedLosesNobody);

    [Fact]
    public void What_was_not_open_to_the_world_loses_nobody() => Kept(Promises.WhatIsNotOpenToTheWorldLosesNobody);

    [Fact]
    public void What_a_tag_exempts_loses_nobody() => Kept(Promises.WhatIsExemptLosesNobody);

    [Fact]
    public void A_rule_is_closed_or_narrowed_only_if_a_hole_is_in_it() => Kept(Promises.OnlyHolesAreTouched);

    [Fact]
    public void Rules_that_nobody_on_the_internet_can_use_stay() => Kept(Promises.RulesFromNowhereNearTheInternetStay);

    [Fact]
    public void Judging_the_result_again_closes_and_narrows_nothing() => Kept(Promises.JudgingAgainChangesNothing);

    [Fact]
    public void The_order_of_the_rules_does_not_matter() => Kept(Promises.TheOrderOfRulesDoesNotMatter);

    [Fact]
    public void Every_rule_is_decided_once_in_the_group_s_order_with_a_reason() => Kept(Promises.EveryRuleIsDecidedInOrder);

    [Fact]
    public void A_piece_never_repeats_another_piece_or_a_rule_that_stays() => Kept(Promises.PiecesAreNeeded);

    [Fact]
    public void A_piece_has_the_source_the_description_and_the_tags_of_its_rule() => Kept(Promises.PiecesComeFromTheirRule);

    [Fact]
    public void Whatever_stays_open_to_the_world_is_mentioned() => Kept(Promises.WhatStaysOpenIsMentioned);

    [Fact]
    public void Pieces_can_be_added_while_the_old_rules_are_there() => Kept(Promises.PiecesCanBeAddedFirst);

    [Fact]
    public void Only_what_is_open_to_the_world_is_reported_as_open() => Kept(Promises.WhatIsReportedIsOpen);

    [Fact]
    public void The_generated_groups_lead_to_every_decision_many_times()
    {
        var decisions = Groups.Sample(Cases / 6, Seed).SelectMany(group => JudgedCase.Of(group).Decision.Rules)
            .CountBy(decided => decided.GetType().Name).ToDictionary();

        Assert.Equal(5, decisions.Count);
        Assert.All(decisions.Values, count => Assert.InRange(count, 25, int.MaxValue));
    }

    private static void Kept(Func<JudgedCase, IEnumerable<string>> promise)
    {
        if (Breaking.Value.TryGetValue(promise.Method.Name, out var group))
        {
            Prop.ForAll(Groups.Only(group), smaller =>
            {
                string? broken = promise(JudgedCase.Of(smaller)).FirstOrDefault();
                return (broken is null).Label(broken ?? "kept");
            }).Check(Seeded.Config(1, Seed));
        }
    }

    private static ConcurrentDictionary<string, PlainGroup> FindBreaking()
    {
        var breaking = new ConcurrentDictionary<string, PlainGroup>();
        Parallel.ForEach(Groups.Sample(Cases, Seed), group =>
        {
            var judged = JudgedCase.Of(group);
            foreach (var promise in Promises.All.Where(promise => promise(judged).Any()))
            {
                breaking.TryAdd(promise.Method.Name, group);
            }
        });
        return breaking;
    }
}
