using System.Globalization;
using System.Security.Cryptography;

namespace Remediation.Documents.Tests.Support;

/// <summary>An archive of toy packages on the machine itself, which apt reads without a network.</summary>
/// <param name="label">apt calls it so; "Debian-Security" makes its packages security updates.</param>
internal sealed class ToyRepository(Chroot machine, string label)
{
    private readonly List<ToyPackage> packages = [];

    /// <summary>A folder inside the machine.</summary>
    public string Folder { get; } = $"/srv/toys/{label}";

    /// <summary>The line that names it in sources.list.</summary>
    public string Source => $"deb [trusted=yes] file:{Folder} ./\n";

    /// <summary>Adds them, and writes the archive's index anew.</summary>
    public async Task PublishAsync(params ToyPackage[] added)
    {
        foreach (var package in added)
        {
            await package.BuildAsync(machine, Folder);
            packages.Add(package);
        }

        string index = string.Join('\n', packages.Select(Stanza));
        machine.Write($"{Folder}/Packages", index);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(index);
        string date = DateTime.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        machine.Write(
            $"{Folder}/Release",
            $"Origin: Debian\nLabel: {label}\nSuite: stable\nCodename: toys\nDate: {date}\nArchitectures: all\nSHA256:\n {Hash(bytes)} {bytes.Length} Packages\n");
    }

    /// <summary>Makes this archive (and those given) the only source that the machine has.</summary>
    public void BecomeTheOnlySource(params ToyRepository[] others) =>
        machine.Write("/etc/apt/sources.list", string.Concat(others.Prepend(this).Select(repository => repository.Source)));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string Stanza(ToyPackage package)
    {
        byte[] bytes = File.ReadAllBytes(machine.Inside($"{Folder}/{package.FileName}"));
        return $"{package.ControlFile}Filename: ./{package.FileName}\nSize: {bytes.Length}\nSHA256: {Hash(bytes)}\n";
    }
}
