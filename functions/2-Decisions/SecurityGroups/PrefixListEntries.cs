using Remediation.Decisions.Networks;

namespace Remediation.Decisions.SecurityGroups;

/// <summary>What a managed prefix list holds, as far as it could be read.</summary>
public abstract record PrefixListEntries
{
    private PrefixListEntries()
    {
    }

    /// <summary>The list was read.</summary>
    /// <param name="Family">The family of its blocks; a list has only one.</param>
    /// <param name="Blocks">Its address blocks.</param>
    public sealed record Known(AddressFamily Family, IReadOnlyList<CidrBlock> Blocks) : PrefixListEntries;

    /// <summary>The list could not be read, so nobody knows what it lets in.</summary>
    /// <param name="Reason">Why, in words.</param>
    public sealed record Unknown(string Reason) : PrefixListEntries;
}
