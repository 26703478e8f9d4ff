using Remediation.Decisions.Networks;

namespace Remediation.Decisions.SecurityGroups;

/// <summary>
/// Where an ingress rule lets traffic come from: exactly one of an address block, a prefix list or a security group
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html">SecurityGroupRule</see>).
/// </summary>
public abstract record RuleSource
{
    private RuleSource()
    {
    }

    /// <summary>An address block, IPv4 or IPv6.</summary>
    /// <param name="Block">The block in canonical form.</param>
    public sealed record Cidr(CidrBlock Block) : RuleSource
    {
        /// <inheritdoc/>
        public override string ToString() => Block.ToString();
    }

    /// <summary>A managed prefix list: whatever address blocks it holds at the time.</summary>
    /// <param name="PrefixListId"><c>pl-…</c></param>
    public sealed record PrefixList(string PrefixListId) : RuleSource
    {
        /// <inheritdoc/>
        public override string ToString() => PrefixListId;
    }

    /// <summary>The members of a security group. Never the internet.</summary>
    /// <param name="GroupId"><c>sg-…</c>, or a group's name where the caller gave only that.</param>
    public sealed record SecurityGroup(string GroupId) : RuleSource
    {
        /// <inheritdoc/>
        public override string ToString() => GroupId;
    }

    /// <summary>A source that could not be read: it is left alone and reported.</summary>
    /// <param name="Text">What stood there.</param>
    public sealed record Unreadable(string Text) : RuleSource
    {
        /// <inheritdoc/>
        public override string ToString() => Text;
    }
}
