using Remediation.Decisions.Networks;

namespace Remediation.Decisions.SecurityGroups;

/// <summary>One inbound rule of a security group, as <c>DescribeSecurityGroupRules</c> lists it: one protocol, one range, one source.</summary>
public sealed record IngressRule
{
    /// <summary><c>sgr-…</c>; <see langword="null"/> for a rule known only from an event that does not name it.</summary>
    public string? RuleId { get; init; }

    /// <summary>The protocol.</summary>
    public required IpProtocol Protocol { get; init; }

    /// <summary>
    /// The ports of a TCP or UDP rule. <see langword="null"/> for every other protocol: EC2 then admits all ports, whatever numbers the rule
    /// carries, and for ICMP the numbers are a type and a code.
    /// </summary>
    public PortRange? Ports { get; init; }

    /// <summary>
    /// The type and code of an ICMP rule, -1 for all; <see langword="null"/> for other protocols. They decide nothing here: a rule that goes
    /// can be put back as it was.
    /// </summary>
    public (int Type, int Code)? Icmp { get; init; }

    /// <summary>Where traffic may come from.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>The rule's description.</summary>
    public string? Description { get; init; }

    /// <summary>The rule's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What makes the rule unreadable, in words: a protocol or port that is not understood. Such a rule is left alone and reported.
    /// </summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether two rules admit the same traffic from the same source, whatever their ids, descriptions and tags.</summary>
    public bool AdmitsTheSameAs(IngressRule other) => Protocol == other.Protocol && Ports == other.Ports && Source == other.Source;

    /// <summary>The rule's service and source in words: <c>tcp 22 from 0.0.0.0/0</c>.</summary>
    public override string ToString() => $"{ServiceText} from {Source}";

    /// <summary>The protocol and ports in words: <c>tcp 22</c>, <c>all traffic</c>, <c>icmp</c>.</summary>
    public string ServiceText => Protocol.IsAll ? "all traffic"
        : Ports is { } ports ? $"{Protocol} {ports}"
        : Protocol.IsIcmp ? Protocol.ToString()
        : $"protocol {Protocol}";
}
