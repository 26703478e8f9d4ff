using System.Diagnostics;
using Remediation.Decisions.Actors;

namespace Remediation.Decisions.Tests.Actors;

public sealed class ActorRuleTests
{
    private const string Role = "arn:aws:iam::111122223333:role/ops/break-glass-eu";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/break-glass-eu/carol";

    [Theory]
    [InlineData(Role)]
    [InlineData("arn:aws:iam::*:role/ops/break-glass-eu")]
    [InlineData("arn:aws:iam::*:role/ops/break-glass*")]
    [InlineData("arn:aws:iam::*:role/*/break-glass-eu")]
    [InlineData("arn:aws:iam::111122223333:*")]
    [InlineData("arn:*")]
    [InlineData("*break-glass-eu")]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-eu*")]
    [InlineData("a*r*n*:*e*u")]
    [InlineData("arn:aws:sts::*:assumed-role/break-glass-eu/*")]
    [InlineData("arn:aws:sts::*:assumed-role/*/carol")]
    public void A_pattern_matches_the_role_or_the_session(string pattern) =>
        Assert.Equal(ActorTreatment.Notify, ActorRule.TreatmentOf([new ActorRule(pattern, ActorTreatment.Notify)], Role, Session));

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-e")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-eu2")]
    [InlineData("rn:aws:iam::111122223333:role/ops/break-glass-eu")]
    [InlineData("arn:aws:iam::111122223333:role/break-glass-eu")]
    [InlineData("arn:aws:iam::111122223334:role/ops/break-glass-eu")]
    [InlineData("arn:aws:iam::111122223333:user/ops/break-glass-eu")]
    [InlineData("arn:aws-cn:iam::111122223333:role/ops/break-glass-eu")]
    [InlineData("ARN:AWS:IAM::111122223333:ROLE/OPS/BREAK-GLASS-EU")]
    [InlineData("arn:aws:iam::111122223333:role/ops/Break-Glass-eu")]
    [InlineData(" arn:aws:iam::111122223333:role/ops/break-glass-eu")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-eu ")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-??")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-e.")]
    [InlineData("arn:aws:iam::[0-9]+:role/ops/break-glass-eu")]
    [InlineData("arn:aws:iam::%:role/ops/break-glass-eu")]
    [InlineData("*break-glass")]
    [InlineData("break-glass*")]
    [InlineData("arn:aws:iam::*:role/ops/break-glass-eu-*")]
    [InlineData("arn:aws:iam::*:role/ops/break-glass-eu*u")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-eu*eu")]
    [InlineData("arn:aws:iam::*:role/*/ops/break-glass-eu")]
    [InlineData("arn:aws:iam::*role/ops/ops/*")]
    [InlineData("*:*:*:*:*:*:*")]
    [InlineData("arn:aws:sts::*:assumed-role/break-glass-eu/dave")]
    [InlineData("arn:aws:sts::*:assumed-role/break-glass-eu")]
    [InlineData("arn:aws:sts::*:assumed-role/ops/break-glass-eu/*")]
    [InlineData("arn:aws:iam::111122223333:role/ops/break-glass-eu/carol")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("*/carol/*")]
    [InlineData("arn:aws:iam::*:role/ops/break-glass-eu\n")]
    public void A_near_miss_matches_neither(string pattern) =>
        Assert.Null(ActorRule.TreatmentOf([new ActorRule(pattern, ActorTreatment.Exempt)], Role, Session));

    [Fact]
    public void The_first_rule_that_matches_counts_whichever_arn_it_matches()
    {
        ActorRule[] rules = [new("arn:aws:iam::*:role/other", ActorTreatment.Exempt), new("*/carol", ActorTreatment.Notify), new(Role, ActorTreatment.Enforce)];

        Assert.Equal(ActorTreatment.Notify, ActorRule.TreatmentOf(rules, Role, Session));
        Assert.Equal(ActorTreatment.Enforce, ActorRule.TreatmentOf(rules, Role, null));
    }

    [Fact]
    public void Nobody_known_is_treated_as_everybody()
    {
        Assert.Null(ActorRule.TreatmentOf([new ActorRule("*", ActorTreatment.Exempt)], null, null));
        Assert.Null(ActorRule.TreatmentOf([], Role));
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time()
    {
        var rule = new ActorRule(string.Concat(Enumerable.Repeat("*a", 200)) + "b", ActorTreatment.Exempt);
        var taken = Stopwatch.StartNew();

        Assert.Null(ActorRule.TreatmentOf([rule], new string('a', 2000)));

        Assert.InRange(taken.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }
}
