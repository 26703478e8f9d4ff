using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Patching;

public sealed class ImageAdviceTests
{
    private static readonly PatchPolicy Policy = new();
    private static readonly ImageFacts Young = Machine.Image with { Name = "web-7", Created = Snapshot.Noon.AddDays(-89) };

    [Fact]
    public void A_young_image_in_use_is_not_worth_a_word()
    {
        Assert.Empty(Advice(Young));
        Assert.Empty(Advice(Young, atLaunch: 19));
        Assert.Empty(Advice(Young with { Created = Snapshot.Noon.AddDays(1) }));
    }

    [Fact]
    public void An_image_that_nothing_is_known_of_is_not_worth_a_word() => Assert.Empty(Advice(new ImageFacts("ami-0909")));

    [Fact]
    public void From_ninety_days_on_an_image_is_old()
    {
        Assert.Contains("\"web-7\" is 90 days old", Assert.Single(Advice(Young with { Created = Snapshot.Noon.AddDays(-90) })), StringComparison.Ordinal);
        Assert.Contains("is 400 days old", Assert.Single(Advice(Young with { Created = Snapshot.Noon.AddDays(-400.9) })), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_says_what_is_old() =>
        Assert.Single(ImageAdvice.Of(Young, null, Policy with { OldImage = TimeSpan.FromDays(30) }, Snapshot.Noon));

    [Fact]
    public void A_deprecated_image_is_told_once_however_old_it_is()
    {
        var deprecated = Young with { Created = Snapshot.Noon.AddDays(-800), Deprecated = new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.FromHours(2)) };

        Assert.Contains("is deprecated since 2026-11-22", Assert.Single(Advice(deprecated)), StringComparison.Ordinal);
        Assert.Contains("is deprecated", Assert.Single(Advice(Young with { Deprecated = Snapshot.Noon.AddDays(-1) })), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_will_be_deprecated_is_not_yet()
    {
        Assert.Empty(Advice(Young with { Deprecated = Snapshot.Noon.AddSeconds(1) }));
        Assert.Contains("is 90 days old", Assert.Single(Advice(Young with { Created = Snapshot.Noon.AddDays(-90), Deprecated = Snapshot.Noon.AddYears(2) })), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_packages_at_launch_come_first()
    {
        var advice = Advice(Young with { Created = Snapshot.Noon.AddDays(-90) }, atLaunch: 20).ToList();

        Assert.Equal(2, advice.Count);
        Assert.Contains("catch up on 20 packages", advice[0], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Advice(ImageFacts image, int? atLaunch = null) => ImageAdvice.Of(image, atLaunch, Policy, Snapshot.Noon);
}
