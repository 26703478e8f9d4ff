using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Remediation.Cli.Tests.Scan;

[Collection(UnguardedAccountsCollection.Name)]
public sealed partial class ScanPageStories(UnguardedAccounts accounts)
{
    [Fact]
    public async Task The_page_needs_nothing_but_itself()
    {
        string tagged = await accounts.First.OpensAsync("ap-northeast-2", "wide", "all 0.0.0.0/0");
        await accounts.First.TagsAsync("ap-northeast-2", tagged, "<script>alert('1')</script> & \"<img src=x onerror=alert(2)>");

        string page = await PageAsync("ap-northeast-2");

        Assert.Contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;&lt;img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pictures_count_groups_now_and_after_enforcing()
    {
        await accounts.First.OpensAsync("ap-northeast-3", "bastion", "tcp/22 0.0.0.0/0");
        await accounts.First.OpensAsync("ap-northeast-3", "half", "tcp/22 0.0.0.0/2");
        await accounts.First.OpensAsync("ap-northeast-3", "everything", "all 0.0.0.0/0");
        await accounts.First.OpensAsync("ap-northeast-3", "web", "tcp/443 0.0.0.0/0");

        string page = await PageAsync("ap-northeast-3");

        var pictures = Picture.Matches(page).Select(svg => XElement.Parse(svg.Value)).ToList();
        string flows = pictures[0].Element("desc")!.Value;
        string services = pictures[1].Element("desc")!.Value;
        Assert.Contains("2 groups: now must not be open, after enforcing not open any more.", flows, StringComparison.Ordinal);
        Assert.Contains("1 group: now must not be open, after enforcing open only as they may be.", flows, StringComparison.Ordinal);
        Assert.Contains("1 group: now open only as they may be, after enforcing open only as they may be.", flows, StringComparison.Ordinal);
        Assert.StartsWith("ssh, must not be open: 3 groups now, 0 after enforcing.", services, StringComparison.Ordinal);
        Assert.Contains("https, may be open: 2 groups now, 2 after enforcing.", services, StringComparison.Ordinal);
        Assert.Contains("<h1><em class=\"forbidden\">3 rules</em> in 3 groups open what must not be open to the internet.</h1>", page, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(page, "<tr class=\"[a-z]+\"><th scope=\"row\">"));
        Assert.Equal(4, Regex.Count(page, "<tr class=\"[a-z]+\"><td><span class=\"badge"));
    }

    [Fact]
    public async Task Every_element_that_begins_ends_and_every_label_leads_somewhere()
    {
        await accounts.First.OpensAsync("ap-east-1", "web", "tcp/80 0.0.0.0/0", "udp/51820 ::/0", "tcp/3306 0.0.0.0/0");

        string page = await PageAsync("ap-east-1");

        var body = XElement.Parse(page[page.IndexOf("<main>", StringComparison.Ordinal)..page.IndexOf("</body>", StringComparison.Ordinal)]);
        var ids = body.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(
            body.Descendants().Attributes("aria-labelledby").SelectMany(label => label.Value.Split(' ')),
            label => Assert.Contains(label, ids));
        Assert.All(body.Descendants("svg"), svg => Assert.True(svg.Attribute("role")?.Value == "img" || svg.Attribute("aria-hidden")?.Value == "true"));
    }

    [Fact]
    public async Task An_account_with_nothing_open_has_a_page_that_says_so()
    {
        string page = await PageAsync("ca-west-1");

        Assert.Contains("<h1>Nothing is open that must not be.</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.Contains("ca-west-1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_before_anything_is_asked()
    {
        accounts.First.Journal.Clear();

        var scan = await ScanProcess.RunAsync(accounts.First, "--html", "/no/such/folder/page.html");

        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("/no/such/folder", scan.Errors, StringComparison.Ordinal);
        Assert.Empty(accounts.First.Journal.Entries);
    }

    private async Task<string> PageAsync(string region)
    {
        string file = Path.GetTempFileName();
        var scan = await ScanProcess.RunAsync(accounts.First, "--json", "--fail-on", "never", "--region", region, "--html", file);
        Assert.True(scan.ExitCode == 0, scan.Errors);
        string page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        return page;
    }

    [GeneratedRegex("""<svg viewBox="[^"]*" role="img".*?</svg>""", RegexOptions.Singleline)]
    private static partial Regex Picture { get; }
}
