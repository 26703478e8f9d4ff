using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Conflicts;

/// <summary>Rules that are given up are reported, and nothing else changes.</summary>
public sealed class LeavingTests
{
    [Fact]
    public void Only_rules_that_had_to_go_and_are_given_up_become_reports()
    {
        var judged = Snapshot.Of("tcp 22 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0", "tcp 0-1000 from ::/0", "tcp 3389 from 0.0.0.0/0").Judged().Decision;

        var decision = judged.Leaving(rule => rule.ToString() is "tcp 22 from 0.0.0.0/0" or "tcp 443 from 0.0.0.0/0" or "tcp 0-1000 from ::/0", "it is pointless");

        Assert.Equal(["report", "keep", "report", "close"], decision.Rules.Select(rule => rule.Name));
        Assert.EndsWith("; it is pointless", decision.Rules[0].Reason, StringComparison.Ordinal);
        Assert.Equal(judged.Rules.Select(rule => rule.Rule), decision.Rules.Select(rule => rule.Rule));
        Assert.Equal(judged.Rules.Select(rule => rule.Exposure), decision.Rules.Select(rule => rule.Exposure));
        Assert.True(decision.NeedsChange);
        Assert.Equal("close", judged.Rules[0].Name);
    }

    [Fact]
    public void With_everything_given_up_nothing_needs_to_change()
    {
        var decision = Snapshot.Of("tcp 22 from 0.0.0.0/0").Judged().Decision.Leaving(_ => true, "it is pointless");

        Assert.False(decision.NeedsChange);
        Assert.Single(decision.Reports);
    }
}
