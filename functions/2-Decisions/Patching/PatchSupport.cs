using Remediation.Decisions.Instances;

namespace Remediation.Decisions.Patching;

/// <summary>Which document can update which operating system.</summary>
public static class PatchSupport
{
    /// <summary>
    /// The releases that AWS-RunPatchBaseline updates, by what the agent calls them: the name's beginning, and the versions' beginnings. Debian 13
    /// and Fedora are not among them
    /// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-prerequisites.html">Patch Manager prerequisites</see>).
    /// A release that is missing here and that our own document knows is updated by that; so is one without mirrors, as CentOS 8, because our own
    /// document says why nothing can be done.
    /// </summary>
    public static IReadOnlyList<(string Name, string[] Versions)> PatchManager { get; } =
    [
        ("Debian", ["11", "12"]),
        ("Ubuntu", ["18.04", "20.04", "22.04", "24.04"]),
        ("CentOS Stream", ["9"]),
        ("Amazon Linux", ["2", "2023"]),
        ("Red Hat Enterprise Linux", ["7", "8", "9"]),
        ("AlmaLinux", ["8", "9"]),
        ("Rocky Linux", ["8", "9"]),
        ("Oracle Linux", ["7", "8", "9"]),
        ("SLES", ["12", "15"]),
    ];

    /// <summary>What our own document updates: with apt, dnf or yum.</summary>
    public static IReadOnlyList<string> OwnDocument { get; } = ["Debian", "Ubuntu", "Fedora", "CentOS"];

    /// <summary>The document for an operating system; <see langword="null"/> when there is none.</summary>
    public static PatchDocument? For(ManagedNode node, PatchEngine engine)
    {
        bool byPatchManager = PatchManager.Any(supported => Begins(node.PlatformName, supported.Name)
            && supported.Versions.Any(version => IsVersion(node.PlatformVersion, version)));
        bool byOwn = OwnDocument.Any(name => Begins(node.PlatformName, name));
        if (byOwn && (engine == PatchEngine.OwnDocument || !byPatchManager))
        {
            return PatchDocument.UpdateOperatingSystem;
        }

        return byPatchManager ? PatchDocument.RunPatchBaseline : null;
    }

    private static bool Begins(string name, string with) => name.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static bool IsVersion(string version, string supported) =>
        version == supported || version.StartsWith(supported + ".", StringComparison.Ordinal);
}
