using Remediation.Documents.Tests.Support;
using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>The script's own functions, called alone by this machine's sh.</summary>
public sealed class FunctionTests
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

    [Theory]
    [InlineData("curl error 6 while downloading https://repo.packagist.org/packages.json: Could not resolve host: repo.packagist.org", 20, "could not be reached")]
    [InlineData("The \"https://repo.packagist.org/packages.json\" file could not be downloaded: failed to open stream", 20, "could not be reached")]
    [InlineData("    - typo3/cms-core v13.4.34 requires php ^8.2 -> your php version (8.1.2) does not satisfy that requirement.", 10, "too old")]
    [InlineData("found typo3/cms-core[v12.4.45] but these were not loaded, because they are affected by security advisories (\"PKSA-1\").", 10, "no version without known holes")]
    [InlineData("http://user:s3cret@repo.example.org said no\nupdate [--with WITH] [--prefer-source]", 10, "refuses the update: http://repo.example.org said no")]
    public async Task What_Composer_says_is_understood(string output, int code, string reason)
    {
        string words = await RunAsync(
            $"WORK=$(mktemp -d); printf '%s\\n' {Typo3Machine.Quoted(output)} >$WORK/output; site=/s; explain_composer; echo \"$code $reason\"; rm -r $WORK");

        Assert.StartsWith($"{code} ", words, StringComparison.Ordinal);
        Assert.Contains(reason, words, StringComparison.Ordinal);
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
