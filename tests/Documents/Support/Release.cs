namespace Remediation.Documents.Tests.Support;

/// <summary>A release of Debian that the documents are tested in.</summary>
/// <param name="Codename">As debootstrap and the mirror name it.</param>
/// <param name="Version">VERSION_ID of its os-release.</param>
public sealed record Release(string Codename, string Version)
{
    public static readonly Release Bookworm = new("bookworm", "12");
    public static readonly Release Trixie = new("trixie", "13");

    public static TheoryData<Release> Both => [Bookworm, Trixie];

    public override string ToString() => Codename;
}
