using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Notices;

public sealed class PictureTests
{
    [Fact]
    public void Every_picture_is_drawn_by_these_tests_and_shown_in_the_page_about_notices()
    {
        string page = File.ReadAllText(Repository.File("docs/notices.md"));
        var drawn = Pictures.Emails.Select(name => $"{name}.email.svg").Concat(Pictures.Messages.Select(name => $"{name}.slack.svg"));

        Assert.Equal(drawn.Order(StringComparer.Ordinal), Directory.GetFiles(Pictures.Folder).Select(file => Path.GetFileName(file)).Where(file => file.EndsWith(".email.svg", StringComparison.Ordinal) || file.EndsWith(".slack.svg", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(drawn, file => Assert.Contains($"(pictures/{file})", page, StringComparison.Ordinal));
    }
}
