using Remediation.Decisions.Instances;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Instances;

public sealed class UnmanagedCausesTests
{
    private const string Profile = "arn:aws:iam::111122223333:instance-profile/web";

    private static readonly InstanceFacts Bare = Machine.FromImageNamed("debian-12");
    private static readonly InstanceFacts Equipped = Bare with { InstanceProfileArn = Profile, PublicAddress = "203.0.113.7" };

    [Fact]
    public void A_fresh_Debian_without_a_profile_misses_that_first_and_then_the_agent() =>
        Assert.Equal(["no instance profile", "it has no agent", "no public address"], Causes(Bare, InstanceKind.Debian));

    [Theory]
    [InlineData(InstanceKind.Debian)]
    [InlineData(InstanceKind.Typo3)]
    public void With_a_profile_the_missing_agent_is_the_most_probable(InstanceKind kind) =>
        Assert.Equal(["it has no agent", Profile, "over https"], Causes(Equipped, kind));

    [Fact]
    public void An_instance_that_asks_for_it_may_have_its_agent_from_its_image() =>
        Assert.Equal([Profile, "over https", "may have no agent"], Causes(Equipped, InstanceKind.OptedIn));

    [Theory]
    [InlineData(InstanceKind.Debian)]
    [InlineData(InstanceKind.OptedIn)]
    public void An_agent_that_went_silent_was_there(InstanceKind kind)
    {
        var silent = Machine.Running("Debian GNU/Linux 12") with { IsOnline = false };

        Assert.Equal(["silent since", Profile, "over https"], Causes(Equipped, kind, silent));
        Assert.Equal(["silent since", "no instance profile", "no public address"], Causes(Bare, kind, silent));
    }

    /// <summary>What each cause is about: one thing each.</summary>
    private static IEnumerable<string> Causes(InstanceFacts instance, InstanceKind kind, ManagedNode? node = null) =>
        UnmanagedCauses.Of(instance, new Recognition(kind, ""), node).Select(cause => Assert.Single(
            ["silent since", "no instance profile", "it has no agent", "may have no agent", Profile, "no public address", "over https"],
            about => cause.Contains(about, StringComparison.Ordinal)));
}
