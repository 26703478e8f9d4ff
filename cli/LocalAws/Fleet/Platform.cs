namespace Remediation.Cli.LocalAws;

/// <summary>What an agent tells of its operating system: PlatformName and PlatformVersion of DescribeInstanceInformation.</summary>
internal sealed record Platform(string Name, string Version)
{
    public static readonly Platform AmazonLinux = new("Amazon Linux", "2023");

    public static readonly Platform Debian12 = new("Debian GNU/Linux", "12");

    public static readonly Platform Debian13 = new("Debian GNU/Linux", "13");

    public static readonly Platform Ubuntu = new("Ubuntu", "24.04");

    public bool IsDebian => Name.StartsWith("Debian", StringComparison.Ordinal);

    /// <summary>As /etc/os-release puts it in PRETTY_NAME.</summary>
    public string PrettyName => this switch
    {
        { IsDebian: true, Version: "12" } => "Debian GNU/Linux 12 (bookworm)",
        { IsDebian: true, Version: "13" } => "Debian GNU/Linux 13 (trixie)",
        _ => $"{Name} {Version}",
    };

    /// <summary>The platform that an image of this name has. TYPO3 images are Debian 12.</summary>
    public static Platform OfImage(string imageName) => imageName.ToLowerInvariant() switch
    {
        var name when name.StartsWith("debian-13-", StringComparison.Ordinal) => Debian13,
        var name when name.StartsWith("debian-12-", StringComparison.Ordinal) || name.Contains("typo3", StringComparison.Ordinal) => Debian12,
        var name when name.StartsWith("debian-", StringComparison.Ordinal) => new Platform("Debian GNU/Linux", name.Split('-')[1]),
        var name when name.Contains("ubuntu", StringComparison.Ordinal) => Ubuntu,
        _ => AmazonLinux,
    };
}
