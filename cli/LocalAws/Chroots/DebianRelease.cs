namespace Remediation.Cli.LocalAws;

/// <summary>A release of Debian that a machine can be made of.</summary>
/// <param name="Codename">As debootstrap and the mirror name it.</param>
/// <param name="Version">VERSION_ID of its os-release.</param>
public sealed record DebianRelease(string Codename, string Version)
{
    public static readonly DebianRelease Bookworm = new("bookworm", "12");
    public static readonly DebianRelease Trixie = new("trixie", "13");

    public override string ToString() => Codename;
}
