namespace Remediation.Decisions.Networks;

/// <summary>The two families of internet addresses. A rule's addresses are always of one of them.</summary>
public enum AddressFamily
{
    /// <summary>32-bit addresses.</summary>
    IPv4,

    /// <summary>128-bit addresses.</summary>
    IPv6,
}
