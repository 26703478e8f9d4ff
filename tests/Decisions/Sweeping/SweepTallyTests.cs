using Remediation.Decisions.Sweeping;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Sweeping;

public sealed class SweepTallyTests
{
    private static readonly IReadOnlySet<ulong> Nothing = new HashSet<ulong>();

    [Fact]
    public void The_worst_come_first_and_equals_in_the_order_in_which_they_came()
    {
        var tally = new SweepTally(Nothing);
        foreach (var (number, rank) in new[] { (1, FindingRank.Advice), (2, FindingRank.Check), (3, FindingRank.MustClose), (4, FindingRank.Exempt), (5, FindingRank.Check), (6, FindingRank.MustClose) })
        {
            tally.Add(Finding(number, rank));
        }

        Assert.Equal(["sg-3", "sg-6", "sg-2", "sg-5", "sg-4", "sg-1"], tally.WorstNew.Select(finding => finding.GroupId));
        Assert.Equal((6, 6), (tally.NewFindings, tally.Fingerprints.Count));
        Assert.Equal(2, tally.Counts[FindingRank.MustClose]);
    }

    [Fact]
    public void Of_thousands_the_hundred_worst_are_kept_whenever_they_come()
    {
        var tally = new SweepTally(Nothing);
        for (int number = 0; number < 5000; number++)
        {
            tally.Add(Finding(number, number % 100 == 99 ? FindingRank.MustClose : FindingRank.Check));
        }

        Assert.Equal(SweepTally.MostToldInFull, tally.WorstNew.Count);
        Assert.Equal(50, tally.WorstNew.TakeWhile(finding => finding.Rank == FindingRank.MustClose).Count());
        Assert.Equal("sg-0", tally.WorstNew[50].GroupId);
        Assert.Equal((5000, 5000), (tally.NewFindings, tally.Fingerprints.Count));
    }

    [Fact]
    public void The_same_finding_twice_counts_once()
    {
        var tally = new SweepTally(Nothing);

        tally.Add(Finding(1, FindingRank.MustClose));
        tally.Add(Finding(1, FindingRank.MustClose) with { Reason = "in other words", GroupName = "renamed" });

        Assert.Equal((1, 1), (tally.NewFindings, tally.Counts[FindingRank.MustClose]));
    }

    [Fact]
    public void What_was_there_before_is_counted_and_not_new_and_what_is_not_there_any_more_is_gone()
    {
        var before = new SweepTally(Nothing);
        before.Add(Finding(1, FindingRank.MustClose));
        before.Add(Finding(2, FindingRank.MustClose));
        var tally = new SweepTally(before.Fingerprints);

        tally.Add(Finding(2, FindingRank.MustClose));
        tally.Add(Finding(3, FindingRank.Check));

        Assert.Equal((1, 1), (tally.NewFindings, tally.Gone));
        Assert.Equal("sg-3", Assert.Single(tally.WorstNew).GroupId);
        Assert.Equal(1, tally.Counts[FindingRank.MustClose]);
    }

    [Fact]
    public void What_is_closed_counts_and_is_not_remembered()
    {
        var tally = new SweepTally(Nothing);
        tally.Add(Finding(1, FindingRank.MustClose));

        tally.Settle(Finding(1, FindingRank.MustClose));

        Assert.Empty(tally.Fingerprints);
        Assert.Equal((1, 1), (tally.NewFindings, tally.Counts[FindingRank.MustClose]));
    }

    [Fact]
    public void Gone_on_with_in_the_middle_it_ends_the_same()
    {
        var whole = new SweepTally(new HashSet<ulong> { 42, Finding(7, FindingRank.Check).Fingerprint });
        var first = new SweepTally(new HashSet<ulong> { 42, Finding(7, FindingRank.Check).Fingerprint });
        var findings = Enumerable.Range(0, 300).Select(number => Finding(number, (FindingRank)(number % 4))).ToList();
        findings.ForEach(whole.Add);
        whole.AddGroups(300);
        findings[..150].ForEach(first.Add);
        first.AddGroups(150);

        var second = new SweepTally(new HashSet<ulong> { 42, Finding(7, FindingRank.Check).Fingerprint }, first.Fingerprints, first.Unseen, first.WorstNew, first.Counts, first.Groups, first.NewFindings);
        findings[140..].ForEach(second.Add);
        second.AddGroups(150);

        Assert.Equal((whole.Groups, whole.NewFindings, whole.Gone), (second.Groups, second.NewFindings, second.Gone));
        Assert.Equal(whole.WorstNew, second.WorstNew);
        Assert.Equal(whole.Counts.Order(Comparer<KeyValuePair<FindingRank, int>>.Create((a, b) => a.Key.CompareTo(b.Key))), second.Counts.Order(Comparer<KeyValuePair<FindingRank, int>>.Create((a, b) => a.Key.CompareTo(b.Key))));
        Assert.True(second.Fingerprints.SetEquals(whole.Fingerprints));
    }

    [Fact]
    public void A_groups_findings_are_its_open_rules_its_warnings_and_its_advice()
    {
        var decision = (Snapshot.Of("tcp 22 from 0.0.0.0/0", "udp 51820 from 0.0.0.0/0", "tcp 443 from 10.0.0.0/8", "tcp 80 from 0.0.0.0/0") with { Exemption = "nonsense" }).Judged().Decision;

        var findings = SweepFinding.In(decision).ToList();

        Assert.Equal([FindingRank.MustClose, FindingRank.Check, FindingRank.Advice], findings.Select(finding => finding.Rank));
        Assert.Equal("tcp 22 from 0.0.0.0/0", findings[0].What);
        Assert.Contains("exempts nothing", findings[2].Reason, StringComparison.Ordinal);
        Assert.Equal(findings.Count, findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void Another_group_rule_service_rank_or_advice_is_another_finding()
    {
        var finding = Finding(1, FindingRank.Check);

        Assert.Equal(finding.Fingerprint, (finding with { Reason = "in other words" }).Fingerprint);
        ulong[] all =
        [
            finding.Fingerprint,
            Finding(2, FindingRank.Check).Fingerprint,
            new SweepFinding("sg-1", "group", "sgr-9", finding.What, FindingRank.Check, "").Fingerprint,
            new SweepFinding("sg-1", "group", "sgr-1", "tcp 23 from 0.0.0.0/0", FindingRank.Check, "").Fingerprint,
            new SweepFinding("sg-1", "group", "sgr-1", finding.What, FindingRank.MustClose, "").Fingerprint,
            new SweepFinding("sg-1", "group", null, "", FindingRank.Advice, "one").Fingerprint,
            new SweepFinding("sg-1", "group", null, "", FindingRank.Advice, "two").Fingerprint,
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void What_was_found_in_a_group_that_cannot_be_read_is_neither_gone_nor_there_and_is_remembered()
    {
        var before = new SweepTally(Nothing);
        foreach (int number in (int[])[1, 2, 3])
        {
            before.Add(Finding(number, FindingRank.MustClose));
        }

        var tally = new SweepTally(before.Remembered);
        tally.Miss("sg-1");
        tally.Add(Finding(2, FindingRank.MustClose));

        Assert.Equal((0, 1), (tally.NewFindings, tally.Gone));
        Assert.True(tally.Remembered.SetEquals([Finding(1, FindingRank.MustClose).Fingerprint, Finding(2, FindingRank.MustClose).Fingerprint]));
        Assert.Equal(1, tally.Counts[FindingRank.MustClose]);

        var next = new SweepTally(tally.Remembered);
        next.Add(Finding(1, FindingRank.MustClose));
        next.Add(Finding(2, FindingRank.MustClose));
        Assert.Equal((0, 0), (next.NewFindings, next.Gone));
    }

    [Fact]
    public void A_group_that_can_be_read_after_all_counts_as_seen()
    {
        var tally = new SweepTally(new HashSet<ulong> { Finding(1, FindingRank.MustClose).Fingerprint });
        tally.Miss("sg-1");

        tally.Add(Finding(1, FindingRank.MustClose));

        Assert.Equal((0, 0, 1), (tally.NewFindings, tally.Gone, tally.Counts[FindingRank.MustClose]));
        Assert.Single(tally.Remembered);
    }

    [Fact]
    public void Of_a_sweep_that_ends_early_nothing_that_it_did_not_see_is_gone()
    {
        var tally = new SweepTally(new HashSet<ulong> { 1, 2, Finding(3, FindingRank.Check).Fingerprint });
        tally.Add(Finding(3, FindingRank.Check));

        tally.MissTheRest();

        Assert.Equal((0, 3), (tally.Gone, tally.Remembered.Count));
    }

    private static SweepFinding Finding(int number, FindingRank rank) => new($"sg-{number}", "group", $"sgr-{number}", "tcp 22 from 0.0.0.0/0", rank, "because");
}
