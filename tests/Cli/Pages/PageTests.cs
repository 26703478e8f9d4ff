using System.Text.RegularExpressions;
using Remediation.Cli.Commands.Permissions;
using Remediation.Cli.Commands.Settings;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests.Pages;

/// <summary>The pages hold together: what they link is there, and what is written by a program is as the program writes it.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Pages => [.. DocumentedPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Checkout.File(page))!;
        foreach (Match link in Link().Matches(File.ReadAllText(Checkout.File(page))))
        {
            string[] parts = link.Groups["target"].Value.Split('#', 2);
            string target = parts[0].Length == 0 ? Checkout.File(page) : Path.GetFullPath(Path.Combine(folder, parts[0]));

            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links {link.Groups["target"].Value}, which is not there");
            Assert.True(parts.Length == 1 || Anchors(target).Contains(parts[1]), $"{page} links {link.Groups["target"].Value}; the page has no such heading");
        }
    }

    [Fact]
    public void The_reference_of_settings_is_what_the_template_says() => Assert.True(
        SettingsPage.Write(TemplateReader.Read(Checkout.File("template.yaml"))) == File.ReadAllText(Checkout.File("docs/settings.md")), "Run 'dotnet run --project cli -- settings'.");

    [Fact]
    public void The_page_of_permissions_is_what_the_template_says() => Assert.True(
        PermissionsPage.Write(WrittenPolicies.Read(Checkout.File("template.yaml"))) == File.ReadAllText(Checkout.File("docs/permissions.md")), "Run 'dotnet run --project cli -- permissions'.");

    [Fact]
    public void Every_page_can_be_reached_from_the_readme()
    {
        var seen = new HashSet<string>();
        Visit("README.md");

        Assert.Empty(DocumentedPages.All.Except(seen));

        void Visit(string page)
        {
            if (seen.Add(page) && page.EndsWith(".md", StringComparison.Ordinal))
            {
                string folder = Path.GetDirectoryName(Checkout.File(page))!;
                foreach (Match link in Link().Matches(File.ReadAllText(Checkout.File(page))))
                {
                    string target = Path.GetFullPath(Path.Combine(folder, link.Groups["target"].Value.Split('#')[0]));
                    if (File.Exists(target))
                    {
                        Visit(Path.GetRelativePath(Checkout.Root, target).Replace('\\', '/'));
                    }
                }
            }
        }
    }

    /// <summary>As GitHub makes them of headings: small letters, nothing but letters, digits, _ and -, and - for spaces.</summary>
    private static IEnumerable<string> Anchors(string page) => File.ReadLines(page)
        .Where(line => line.StartsWith('#'))
        .Select(line => NotInAnAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:|mailto:)(?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnAnchor();
}
