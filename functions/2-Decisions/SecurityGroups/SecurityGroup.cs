namespace Remediation.Decisions.SecurityGroups;

/// <summary>A security group and its inbound rules as they are now.</summary>
public sealed record SecurityGroup
{
    /// <summary><c>sg-…</c></summary>
    public required string GroupId { get; init; }

    /// <summary>The group's name, unique in its VPC.</summary>
    public required string Name { get; init; }

    /// <summary><c>vpc-…</c></summary>
    public string? VpcId { get; init; }

    /// <summary>The group's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The inbound rules.</summary>
    public IReadOnlyList<IngressRule> Rules { get; init; } = [];

    /// <summary>
    /// Whether this is a VPC's default group, which every instance gets that names no other
    /// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html">Default security groups</see>). The name is
    /// reserved for it.
    /// </summary>
    public bool IsDefault => string.Equals(Name, "default", StringComparison.Ordinal);
}
