using Remediation.Decisions.Canary;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Tests.Canary;

public sealed class CanaryOpeningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Its_description_says_since_when_it_is_there_in_characters_that_EC2_takes() =>
        Assert.Matches("^[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}$", CanaryOpening.Describe(Now));

    [Theory]
    [InlineData("2026-11-22T09:00:00Z", true)]
    [InlineData("2026-11-22T08:00:01Z", true)]
    [InlineData("2026-11-22T08:00:00Z", false)]
    [InlineData("2026-11-22T09:59:59Z", true)]
    [InlineData("2099-01-01T00:00:00Z", false)]
    [InlineData("yesterday", false)]
    [InlineData("", false)]
    public void It_is_fresh_for_an_hour(string opened, bool isFresh) =>
        Assert.Equal(isFresh, CanaryOpening.IsFresh(Hole($"Canary of Remediation, opened {opened}"), Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("opened 2026-11-22T09:00:00Z")]
    public void Without_its_own_words_it_is_not(string? description) => Assert.False(CanaryOpening.IsFresh(Hole(description), Now));

    [Fact]
    public void Nothing_but_ssh_from_the_whole_IPv4_world_is_its_hole()
    {
        var hole = Hole(CanaryOpening.Describe(Now));

        Assert.True(CanaryOpening.Is(hole));
        Assert.False(CanaryOpening.Is(hole with { Ports = new PortRange(22, 23) }));
        Assert.False(CanaryOpening.Is(hole with { Ports = null }));
        Assert.False(CanaryOpening.Is(hole with { Protocol = IpProtocol.Udp }));
        Assert.False(CanaryOpening.Is(hole with { Source = new RuleSource.Cidr(Block("0.0.0.0/1")) }));
        Assert.False(CanaryOpening.Is(hole with { Source = new RuleSource.Cidr(Block("::/0")) }));
    }

    private static IngressRule Hole(string? description) => new()
    {
        Protocol = IpProtocol.Tcp,
        Ports = PortRange.Only(22),
        Source = new RuleSource.Cidr(Block("0.0.0.0/0")),
        Description = description,
    };

    private static CidrBlock Block(string text) => CidrBlock.TryParse(text, out var block) ? block : throw new ArgumentException(text, nameof(text));
}
