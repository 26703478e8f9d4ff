using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Where this machine gets Debian from: its own apt sources say it, one-line and deb822.</summary>
internal static partial class AptMirror
{
    /// <summary>The archive's address, or null: then debootstrap chooses.</summary>
    public static string? Debian { get; } = Addresses().FirstOrDefault(address => address.EndsWith("/debian", StringComparison.Ordinal));

    /// <summary>The address of the security updates, or null when the machine names none.</summary>
    public static string? Security { get; } = Addresses().FirstOrDefault(address => address.EndsWith("/debian-security", StringComparison.Ordinal));

    private static IEnumerable<string> Addresses() => Files()
        .SelectMany(File.ReadLines)
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => Address.Matches(line))
        .Select(match => match.Value.TrimEnd('/'));

    private static IEnumerable<string> Files()
    {
        const string folder = "/etc/apt/sources.list.d";
        string[] parts = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        return parts.Order(StringComparer.Ordinal).Prepend("/etc/apt/sources.list").Where(File.Exists);
    }

    [GeneratedRegex(@"https?://[^\s\]]+")]
    private static partial Regex Address { get; }
}
