using System.Diagnostics;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Instances;

public sealed class RecognizingTests
{
    private const string Typo3Code = "3eqa8gqdg1vh4xw7zjz3kvvhe";

    private static readonly HashSet<string> Typo3Codes = [Typo3Code];

    [Theory]
    [InlineData("136693071363")]
    [InlineData("379101102735")]
    public void What_Debian_publishes_is_Debian_whatever_its_name(string owner)
    {
        var recognition = Recognized(Machine.From(Machine.Image with { OwnerId = owner, Name = "trixie-preview" }));

        Assert.Equal(InstanceKind.Debian, recognition.Kind);
        Assert.Equal("its image ami-0a11ce0000000001 \"trixie-preview\" is Debian's own", recognition.Reason);
        Assert.Null(recognition.Problem);
    }

    [Theory]
    [InlineData("debian-12-amd64-20260811-2201")]
    [InlineData("debian-13-arm64-20260811-2201")]
    [InlineData("debian-13-backports-amd64-20260811-2201")]
    [InlineData("debian-sid-amd64-daily-20261101-2290")]
    [InlineData("debian-stretch-hvm-x86_64-gp2-2020-10-31-2842")]
    [InlineData("debian-11-amd64-20211220-862-a264997c-d509-4a51-8e85-c2644a3f8ba2")]
    [InlineData("debian")]
    [InlineData("Debian12")]
    [InlineData("DEBIAN 12 hardened")]
    [InlineData("my-debian-image")]
    [InlineData("team/debian_web.2026")]
    [InlineData("debianish web on debian 12")]
    public void Copies_in_the_marketplace_and_own_ones_are_known_by_the_name(string name)
    {
        var recognition = Recognized(Machine.FromImageNamed(name));

        Assert.Equal(InstanceKind.Debian, recognition.Kind);
        Assert.Equal($"its image ami-0a11ce0000000001 \"{name}\" is named like Debian's", recognition.Reason);
    }

    [Theory]
    [InlineData("debianish-1")]
    [InlineData("notdebian")]
    [InlineData("4debian")]
    [InlineData("ubuntu debianized")]
    [InlineData("debia-n")]
    [InlineData("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260801")]
    [InlineData("al2023-ami-2023.8.20260801.0-kernel-6.12-x86_64")]
    [InlineData("")]
    public void A_word_that_only_holds_Debian_says_nothing(string name)
    {
        var recognition = Recognized(Machine.FromImageNamed(name));

        Assert.Equal(InstanceKind.Unknown, recognition.Kind);
        Assert.False(recognition.IsExpected || recognition.IsExcluded);
    }

    [Fact]
    public void Only_the_owner_and_the_name_make_it_Debian_because_descriptions_tell_where_something_comes_from() =>
        Assert.Equal(InstanceKind.Unknown, Recognized(Machine.From(Machine.Image with { Name = "kali-2026", Description = "based on Debian", Location = "111122223333/debian" })).Kind);

    [Fact]
    public void An_image_made_from_a_Debian_image_is_Debian()
    {
        var recognition = Recognized(Machine.From(Machine.Image with { Name = "web-7", Source = new ImageFacts("ami-0de6") { OwnerId = "136693071363" } }));

        Assert.Equal(InstanceKind.Debian, recognition.Kind);
        Assert.Equal("the image that its image was made from ami-0de6 is Debian's own", recognition.Reason);
    }

    [Fact]
    public void An_image_that_is_gone_says_nothing() => Assert.Equal(InstanceKind.Unknown, Recognized(Machine.From(new ImageFacts("ami-0909"))).Kind);

    [Fact]
    public void Typo3_is_known_by_name_description_or_location_in_any_case()
    {
        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.FromImageNamed("TYPO3 CMS 13-4-34")).Kind);
        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.FromImageNamed("bitnami-typo3-12.4.5-0-linux-debian-12-x86_64-hvm-ebs")).Kind);
        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.From(Machine.Image with { Description = "The content management system Typo3" })).Kind);
        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.From(Machine.Image with { Location = "aws-marketplace/typo3v12-4f1c" })).Kind);
    }

    [Fact]
    public void Typo3_counts_more_than_the_Debian_under_it()
    {
        var typo3 = new ImageFacts("ami-0703") { Name = "typo3-13" };

        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.From(Machine.Image with { OwnerId = "136693071363", Description = "with TYPO3" })).Kind);
        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.From(Machine.Image with { Name = "our-debian-web-3", Source = typo3 })).Kind);
        Assert.Equal(InstanceKind.Typo3, Recognized(Machine.From(Machine.Image with { Name = "web-3", Source = typo3 })).Kind);
    }

    [Fact]
    public void A_product_code_of_the_instance_or_of_its_image_is_Typo3()
    {
        var byInstance = Recognized(Machine.FromImageNamed("debian-12") with { ProductCodes = ["other", Typo3Code] });
        var byImage = Recognized(Machine.From(Machine.Image with { ProductCodes = [Typo3Code] }));

        Assert.Equal(new Recognition(InstanceKind.Typo3, $"it carries the product code {Typo3Code}"), byInstance);
        Assert.Equal(byInstance, byImage);
        Assert.Equal(InstanceKind.Unknown, Recognized(Machine.From(Machine.Image with { ProductCodes = ["other"] })).Kind);
    }

    [Theory]
    [InlineData("debian", InstanceKind.Debian)]
    [InlineData("Debian", InstanceKind.Debian)]
    [InlineData("typo3", InstanceKind.Typo3)]
    [InlineData(" TYPO3 ", InstanceKind.Typo3)]
    [InlineData("on", InstanceKind.OptedIn)]
    [InlineData("\tOn", InstanceKind.OptedIn)]
    [InlineData("off", InstanceKind.OptedOut)]
    [InlineData("OFF ", InstanceKind.OptedOut)]
    public void The_tag_counts_more_than_anything_else(string tag, InstanceKind kind)
    {
        InstanceFacts[] instances =
        [
            Machine.FromImageNamed("debian-12"), Machine.FromImageNamed("typo3"), Machine.FromImageNamed("ubuntu"),
            Machine.FromImageNamed("windows") with { IsWindows = true }, Machine.FromImageNamed("web") with { ProductCodes = [Typo3Code] },
        ];

        Assert.All(instances, instance => Assert.Equal(
            new Recognition(kind, $"its tag remediation:patch says {tag.Trim()}"), Recognized(instance.Tagged(tag))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("yes")]
    [InlineData("debian12")]
    [InlineData("debian typo3")]
    [InlineData("of f")]
    [InlineData("debıan")]
    public void A_tag_that_means_nothing_is_told_and_the_image_decides(string tag)
    {
        var recognition = Recognized(Machine.FromImageNamed("debian-12").Tagged(tag));
        var untagged = Recognized(Machine.FromImageNamed("debian-12"));
        var windows = Recognized((Machine.FromImageNamed("debian-12") with { IsWindows = true }).Tagged(tag));

        Assert.Equal(untagged, recognition with { Problem = null });
        Assert.Equal(InstanceKind.Other, windows.Kind);
        Assert.Equal($"the tag remediation:patch says '{tag.Trim()}', which means nothing; write debian, typo3, on or off", recognition.Problem);
        Assert.Equal(recognition.Problem, windows.Problem);
    }

    [Fact]
    public void Other_tags_mean_nothing() => Assert.Equal(
        InstanceKind.Unknown,
        Recognized(Machine.From(Machine.Image) with { Tags = new Dictionary<string, string> { ["patch"] = "on", ["Name"] = "debian", ["remediation:allow"] = "on" } }).Kind);

    [Fact]
    public void Windows_is_none_of_ours_whatever_its_image_says()
    {
        var recognition = Recognized(Machine.FromImageNamed("typo3 on debian") with { IsWindows = true, ProductCodes = [Typo3Code] });

        Assert.Equal(new Recognition(InstanceKind.Other, "it runs Windows"), recognition);
        Assert.True(recognition.IsExcluded);
    }

    [Theory]
    [InlineData(InstanceKind.Unknown, false, false)]
    [InlineData(InstanceKind.Debian, true, false)]
    [InlineData(InstanceKind.Typo3, true, false)]
    [InlineData(InstanceKind.OptedIn, true, false)]
    [InlineData(InstanceKind.OptedOut, false, true)]
    [InlineData(InstanceKind.Other, false, true)]
    public void People_expect_what_is_ours_or_asked_for(InstanceKind kind, bool isExpected, bool isExcluded)
    {
        var recognition = new Recognition(kind, "");

        Assert.Equal((isExpected, isExcluded), (recognition.IsExpected, recognition.IsExcluded));
    }

    [Fact]
    public void Hostile_names_are_only_text()
    {
        string nearly = string.Concat(Enumerable.Repeat("debianx", 100_000));
        var taken = Stopwatch.StartNew();

        Assert.Equal(InstanceKind.Unknown, Recognized(Machine.FromImageNamed(nearly)).Kind);
        Assert.Equal(InstanceKind.Debian, Recognized(Machine.FromImageNamed(nearly + "-debian")).Kind);
        Assert.InRange(taken.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(InstanceKind.Debian, Recognized(Machine.FromImageNamed("\0debian\r\n\u202e")).Kind);
        Assert.Equal(InstanceKind.Unknown, Recognized(Machine.FromImageNamed("deb\0ian {{ssm:secret}} $(reboot) \ud800")).Kind);
        Assert.Equal(InstanceKind.Unknown, Recognized(Machine.FromImageNamed("web").Tagged(nearly)).Kind);
    }

    private static Recognition Recognized(InstanceFacts instance) => InstanceRecognizer.Recognize(instance, Typo3Codes);
}
