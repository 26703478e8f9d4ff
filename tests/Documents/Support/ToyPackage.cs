using System.Globalization;

namespace Remediation.Documents.Tests.Support;

/// <summary>A small .deb to install, of architecture "all".</summary>
internal sealed record ToyPackage(string Name, string Version)
{
    /// <summary>Further lines of its control file, such as <c>Depends: other (&gt;= 2)</c>.</summary>
    public string Control { get; init; } = "";

    /// <summary>Paths and texts.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Those of its files that belong to whoever administers the machine.</summary>
    public IReadOnlyList<string> ConfigurationFiles { get; init; } = [];

    /// <summary>A POSIX shell script that dpkg runs after unpacking.</summary>
    public string? PostInstallation { get; init; }

    public string FileName => $"{Name}_{Version}_all.deb";

    public string ControlFile => $"Package: {Name}\nVersion: {Version}\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\n"
        + (Control.Length == 0 ? "" : Control.TrimEnd('\n') + "\n") + $"Description: toy {Version.ToString(CultureInfo.InvariantCulture)}\n";

    /// <summary>Builds it with the machine's own dpkg-deb.</summary>
    /// <param name="folder">Where the .deb goes, inside the machine.</param>
    public async Task BuildAsync(Chroot machine, string folder)
    {
        string tree = $"/var/tmp/toys/{Name}_{Version}";
        machine.Write($"{tree}/DEBIAN/control", ControlFile);
        foreach (var (path, text) in Files)
        {
            machine.Write(tree + path, text);
        }

        if (ConfigurationFiles.Count > 0)
        {
            machine.Write($"{tree}/DEBIAN/conffiles", string.Concat(ConfigurationFiles.Select(path => path + "\n")));
        }

        if (PostInstallation is not null)
        {
            machine.Write($"{tree}/DEBIAN/postinst", $"#!/bin/sh\n{PostInstallation}\n", executable: true);
        }

        await machine.RunAsync($"mkdir -p {folder} && dpkg-deb --build --root-owner-group -Znone {tree} {folder}/{FileName} >/dev/null");
    }
}
