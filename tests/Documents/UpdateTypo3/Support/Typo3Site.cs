using System.Net;
using System.Text.RegularExpressions;

namespace Remediation.Documents.Tests.UpdateTypo3.Support;

/// <summary>One site on a machine.</summary>
/// <param name="Folder">Absolute, as the machine sees it.</param>
/// <param name="Owner">The user to whom its files belong.</param>
/// <param name="Port">Where it answers.</param>
internal sealed record Typo3Site(Typo3Machine Machine, string Folder, string Owner, int Port)
{
    /// <summary>What TYPO3's command line was asked for, and by whom: <c>typo3 cache:flush</c>.</summary>
    public IEnumerable<string> Calls => Has("var/calls") ? Machine.Chroot.Read($"{Folder}/var/calls").Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>The version of the core whose files are there.</summary>
    public string Version => Regex.Match(
        Machine.Chroot.Read(Has("vendor") ? $"{Folder}/vendor/typo3/cms-core/{File}" : $"{Sources}/typo3/sysext/core/{File}"), "VERSION = '([^']+)'").Groups[1].Value;

    /// <summary>Where typo3_src leads, as the machine sees it.</summary>
    public string Sources => Path.GetFullPath(Path.Combine(Folder, new FileInfo(Machine.Chroot.Inside($"{Folder}/typo3_src")).LinkTarget!));

    private static string File => "Classes/Information/Typo3Version.php";

    public bool Has(string path) => Machine.Chroot.Has($"{Folder}/{path}");

    public void Write(string path, string text) => Machine.Chroot.Write($"{Folder}/{path}", text);

    /// <summary>Everything that an update may change, or a run may leave behind; not what the stand-ins write down.</summary>
    public Task<string> EverythingAsync() => Machine.EverythingInAsync(Folder, "./var/calls");

    /// <summary>Waits until a stand-in is slow, as the site's folder says; it would be for a minute.</summary>
    public async Task IsAsleepAsync()
    {
        for (int attempt = 0; attempt < 600 && !Has("var/asleep"); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        Assert.True(Has("var/asleep"));
    }

    /// <summary>Runs PHP's own web server for it, as its owner, without PHP's memory of where links led.</summary>
    public async Task ServeAsync(string webFolder)
    {
        string web = Typo3Machine.Quoted($"{Folder}/{webFolder}");
        await Machine.Chroot.RunAsync(
            $"cd -- {web} && setsid runuser -u {Owner} -- php -d realpath_cache_size=0 -S 127.0.0.1:{Port} -t {web} </dev/null >/dev/null 2>&1 &");
        for (int attempt = 0; attempt < 100 && await AnswerAsync() is null; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        Assert.Equal((HttpStatusCode.OK, "13.4.32"), await AnswerAsync());
    }

    /// <summary>What a visitor gets; null when nothing answers.</summary>
    public async Task<(HttpStatusCode Status, string Text)?> AnswerAsync()
    {
        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{Port}/"), TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
