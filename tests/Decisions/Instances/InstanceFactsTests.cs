using Remediation.Decisions.Instances;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Instances;

public sealed class InstanceFactsTests
{
    [Theory]
    [InlineData("pending", true)]
    [InlineData("running", true)]
    [InlineData("shutting-down", false)]
    [InlineData("terminated", false)]
    [InlineData("stopping", false)]
    [InlineData("stopped", false)]
    public void Only_what_runs_or_soon_will_is_there_to_be_patched(string state, bool isThere) =>
        Assert.Equal(isThere, (Machine.From(Machine.Image) with { State = state }).IsComingOrRunning);

    [Fact]
    public void An_instance_has_the_name_that_its_tag_gives_it_if_any()
    {
        Assert.Equal("web", Named("Name", "web"));
        Assert.Null(Named("Name", ""));
        Assert.Null(Named("name", "web"));
    }

    [Fact]
    public void Images_and_platforms_without_a_name_or_a_version_are_written_without()
    {
        Assert.Equal("ami-0a11ce0000000001", Machine.Image.ToString());
        Assert.Equal("ami-0a11ce0000000001 \"web\"", (Machine.Image with { Name = "web" }).ToString());
        Assert.Equal("Debian GNU/Linux", Machine.Running("Debian GNU/Linux -").ToString());
        Assert.Equal("Debian GNU/Linux 12", Machine.Running("Debian GNU/Linux 12").ToString());
    }

    private static string? Named(string key, string value) =>
        (Machine.From(Machine.Image) with { Tags = new Dictionary<string, string> { [key] = value } }).Name;
}
