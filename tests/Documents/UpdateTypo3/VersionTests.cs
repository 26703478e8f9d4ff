using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>The script's own functions, called alone by this machine's sh.</summary>
public sealed class VersionTests
{
    private static readonly string Functions = Load();

    [Theory]
    [InlineData("13.4.34", "13.4.9")]
    [InlineData("13.4.10", "13.4.9")]
    [InlineData("13.10.0", "13.9.9")]
    [InlineData("100.0.0", "99.99.99")]
    public async Task Versions_are_compared_number_by_number(string newer, string older)
    {
        Assert.Equal("yes", await YesAsync($"is_newer {newer} {older}"));
        Assert.Equal("no", await YesAsync($"is_newer {older} {newer}"));
        Assert.Equal("no", await YesAsync($"is_newer {newer} {newer}"));
    }

    [Theory]
    [InlineData("13.4.34", "yes")]
    [InlineData("13.4.35-dev", "no")]
    [InlineData("13.4", "no")]
    [InlineData("13.4.34.1", "no")]
    [InlineData("v13.4.34", "no")]
    [InlineData("", "no")]
    public async Task Only_released_versions_are_versions(string text, string expected) => Assert.Equal(expected, await YesAsync($"is_version '{text}'"));

    [Theory]
    [InlineData("13.4.32", "13.4.34", "yes")]
    [InlineData("13.4.32", "13.4.32", "yes")]
    [InlineData("13.4.32", "13.4.31", "no")]
    [InlineData("13.4.32", "13.5.0", "no")]
    [InlineData("13.4.32", "14.0.0", "no")]
    [InlineData("1.3.4", "13.4.32", "no")]
    public async Task A_branch_is_its_first_two_numbers_and_goes_only_forward(string from, string to, string expected) =>
        Assert.Equal(expected, await YesAsync($"from={from}; is_same_branch {to}"));

    [Theory]
    [InlineData("13.4.34", "2026-11-22", "supported")]
    [InlineData("13.4.34", "2027-11-30", "supported")]
    [InlineData("13.4.34", "2027-12-01", "unknown")]
    [InlineData("13.3.1", "2026-11-22", "ended")]
    [InlineData("12.4.45", "2026-04-30", "supported")]
    [InlineData("12.4.45", "2026-05-01", "elts")]
    [InlineData("12.4.45", "2029-05-01", "ended")]
    [InlineData("14.3.6", "2026-11-22", "supported")]
    [InlineData("14.2.0", "2026-11-22", "ended")]
    [InlineData("14.4.0", "2026-11-22", "unknown")]
    [InlineData("10.4.37", "2026-11-22", "ended")]
    [InlineData("11.5.41", "2026-11-22", "elts")]
    [InlineData("7.6.0", "2026-11-22", "ended")]
    [InlineData("6.2.31", "2026-11-22", "ended")]
    [InlineData("15.0.0", "2026-11-22", "unknown")]
    [InlineData("13.4.35-dev", "2026-11-22", "unknown")]
    public async Task Support_is_read_from_the_table_until_the_table_itself_is_too_old(string version, string day, string expected) =>
        Assert.Equal(expected, (await RunAsync($"support_of {version} {day}")).Trim());

    [Fact]
    public async Task Every_line_of_the_table_is_a_branch_and_two_days_one_after_the_other()
    {
        string[] lines = (await RunAsync("support_table")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches(@"^\d+ \d+ \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$", line));
        Assert.All(lines, line => Assert.True(string.CompareOrdinal(line.Split(' ')[2], line.Split(' ')[3]) < 0, line));
        Assert.Equal(lines.OrderByDescending(line => int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)), lines);
    }

    private static async Task<string> YesAsync(string condition) => (await RunAsync($"if {condition}; then echo yes; else echo no; fi")).Trim();

    private static Task<string> RunAsync(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the documents are scripts for POSIX shells");
        return Command.RunAsync("sh", "-c", $"{Functions}\n{command}");
    }

    private static string Load()
    {
        string text = SsmAgent.Documents.Single(document => document.Name == "UpdateTypo3").Script.TrimEnd('\n');
        Assert.EndsWith("\nmain", text, StringComparison.Ordinal);
        return text[..^"main".Length];
    }
}
