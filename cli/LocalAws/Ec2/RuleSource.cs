using System.Net.Sockets;

namespace Remediation.Cli.LocalAws;

internal enum RuleSourceKind
{
    Ipv4,
    Ipv6,
    PrefixList,
    Group,
}

/// <summary>The one thing that a rule lets in (or out to): a canonical CIDR, a prefix list's id, or a group's id or name.</summary>
internal sealed record RuleSource(RuleSourceKind Kind, string Value)
{
    public static RuleSource Ipv4(string cidr) => new(RuleSourceKind.Ipv4, CanonicalCidr.Of(cidr, AddressFamily.InterNetwork));

    public static RuleSource Ipv6(string cidr) => new(RuleSourceKind.Ipv6, CanonicalCidr.Of(cidr, AddressFamily.InterNetworkV6));
}
