using System.Net;
using System.Net.Sockets;
using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateTypo3.Support;

/// <summary>A machine with PHP, Composer and curl, on which sites can be made; they answer over HTTP.</summary>
internal sealed class Typo3Machine(Chroot chroot) : IAsyncDisposable
{
    private const string Files = "tests/Documents/UpdateTypo3/Files/";

    public Chroot Chroot => chroot;

    public SsmAgent Agent { get; } = new(chroot);

    public static async Task<Typo3Machine> StartAsync(Release? release = null) =>
        new(await Chroot.WithAsync(release ?? Release.Bookworm, "typo3", Recipe("")));

    /// <summary>The same with a MariaDB, which does not run yet.</summary>
    public static async Task<Typo3Machine> WithMariaDbAsync() =>
        new(await Chroot.WithAsync(
            Release.Bookworm, "typo3-mariadb", Recipe("apt-get install -qq --no-install-recommends mariadb-server php-mysql >/dev/null 2>&1 && apt-get clean\n")));

    /// <summary>A site in Composer's layout, with TYPO3 13.4.32.</summary>
    /// <param name="folder">Absolute; any name.</param>
    /// <param name="constraint">What composer.json asks of typo3/cms-core.</param>
    public async Task<Typo3Site> ComposerSiteAsync(string folder = "/var/www/shop", string owner = "typo3", string constraint = "^13.4")
    {
        var site = new Typo3Site(this, folder, owner, FreePort());
        await MakeAsync("composer-site.sh", folder, owner, $"{site.Port}", constraint);
        await site.ServeAsync("public");
        return site;
    }

    /// <summary>A site whose core is a linked folder, with TYPO3 13.4.32.</summary>
    /// <param name="sources">Where the folders of the cores are, seen from the site.</param>
    public async Task<Typo3Site> ClassicSiteAsync(string folder = "/var/www/shop", string owner = "typo3", string sources = "..")
    {
        var site = new Typo3Site(this, folder, owner, FreePort());
        await MakeAsync("classic-site.sh", folder, owner, $"{site.Port}", sources);
        await site.ServeAsync(".");
        return site;
    }

    public Task<DocumentRun> UpdateAsync() => Agent.RunAsync("UpdateTypo3");

    public Task<DocumentRun> ScanAsync() => Agent.RunAsync("UpdateTypo3", null, ("Operation", "Scan"));

    /// <summary>Every entry below a folder: name, type, owner, group, mode, link and content, so that two of these are equal only if nothing was changed.</summary>
    public Task<string> EverythingInAsync(string folder, params string[] except) => chroot.RunAsync(
        $"cd -- {Quoted(folder)} && find . {string.Concat(except.Select(path => $"-path {Quoted(path)} -prune -o "))}-printf '%p %y %u:%g %m %l\\n' | LC_ALL=C sort; "
        + $"find . {string.Concat(except.Select(path => $"-path {Quoted(path)} -prune -o "))}-type f -exec sha256sum -- {{}} + | LC_ALL=C sort");

    public ValueTask DisposeAsync() => chroot.DisposeAsync();

    /// <summary>A word for the shell, whatever is in it.</summary>
    public static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Recipe(string more) =>
        more + string.Concat(((string[])["typo3.php", "index.php"]).Select(file => $"cat >/srv/{file} <<'END-OF-FILE'\n{Read(file)}END-OF-FILE\n")) + Read("image.sh");

    private static string Read(string file) => File.ReadAllText(Repository.File(Files + file));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task MakeAsync(string script, params string[] arguments)
    {
        chroot.Write($"/root/{script}", Read(script));
        await chroot.RunAsync($"sh /root/{script} {string.Join(' ', arguments.Select(Quoted))}");
    }
}
