using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>A Debian whose only sources are two toy archives, one of security updates and one of other updates, with toys installed.</summary>
internal sealed class Debian : IAsyncDisposable
{
    public const string Document = "UpdateOperatingSystem";

    private Debian(Chroot machine)
    {
        Machine = machine;
        Agent = new SsmAgent(machine);
        Security = new ToyRepository(machine, "Debian-Security");
        Main = new ToyRepository(machine, "Debian");
    }

    public Chroot Machine { get; }

    public SsmAgent Agent { get; }

    public ToyRepository Security { get; }

    public ToyRepository Main { get; }

    /// <param name="installed">Toys that are on it already.</param>
    public static async Task<Debian> WithAsync(Release release, params ToyPackage[] installed)
    {
        var debian = new Debian(await Chroot.OfAsync(release));
        await debian.Main.PublishAsync(installed);
        await debian.Security.PublishAsync();
        debian.Security.BecomeTheOnlySource(debian.Main);
        string install = string.Concat(installed.Select(toy => $" {toy.Name}={toy.Version}"));
        await debian.Machine.RunAsync($"apt-get -qq update && apt-get -qq install{install} >/dev/null");
        return debian;
    }

    public Task<DocumentRun> UpdateAsync(params (string Name, string Value)[] parameters) => Agent.RunAsync(Document, null, parameters);

    public async Task<string> VersionAsync(string package) =>
        (await Machine.TryAsync($"dpkg-query -W -f '${{db:Status-Abbrev}} ${{Version}}' {package}")).Output;

    /// <summary>Until a file or folder is there, for at most a minute.</summary>
    public async Task WaitForAsync(string path)
    {
        for (int tries = 0; !Machine.Has(path); tries++)
        {
            Assert.True(tries < 600, $"{path} did not come to be.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => Machine.DisposeAsync();
}
