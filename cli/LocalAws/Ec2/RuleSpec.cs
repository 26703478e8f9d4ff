using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>One rule as a request asks for it, in AWS's canonical form.</summary>
internal sealed record RuleSpec(ProtocolAndPorts Traffic, RuleSource Source, string? Description, string? UserId = null)
{
    /// <summary>The rules of an Authorize or Revoke request: ipPermissions, one rule for each source, or the flat form.</summary>
    public static IReadOnlyList<RuleSpec> Read(ParameterNode request)
    {
        var permissions = request.List("IpPermissions").ToList();
        return permissions.Count > 0 ? [.. permissions.SelectMany(FromPermission)] : [.. FromFlatForm(request)];
    }

    public (string Name, string? Value)[] Parameters()
    {
        const string permission = "IpPermissions.1.";
        var (list, member) = Source.Kind switch
        {
            RuleSourceKind.Ipv4 => ("IpRanges.1.", "CidrIp"),
            RuleSourceKind.Ipv6 => ("Ipv6Ranges.1.", "CidrIpv6"),
            RuleSourceKind.PrefixList => ("PrefixListIds.1.", "PrefixListId"),
            _ => ("Groups.1.", Source.Value.StartsWith("sg-", StringComparison.Ordinal) ? "GroupId" : "GroupName"),
        };
        return
        [
            (permission + "IpProtocol", Traffic.Protocol),
            (permission + "FromPort", Traffic.FromPort.ToString(CultureInfo.InvariantCulture)),
            (permission + "ToPort", Traffic.ToPort.ToString(CultureInfo.InvariantCulture)),
            (permission + list + member, Source.Value),
            (permission + list + "Description", Description),
            (permission + list + "UserId", UserId),
        ];
    }

    private static IEnumerable<RuleSpec> FromPermission(ParameterNode permission)
    {
        var traffic = Traffics(permission);
        foreach (var range in permission.List("IpRanges"))
        {
            yield return new RuleSpec(traffic, RuleSource.Ipv4(range.Text("CidrIp") ?? string.Empty), range.Text("Description"));
        }

        foreach (var range in permission.List("Ipv6Ranges"))
        {
            yield return new RuleSpec(traffic, RuleSource.Ipv6(range.Text("CidrIpv6") ?? string.Empty), range.Text("Description"));
        }

        foreach (var group in permission.List("Groups").Concat(permission.List("UserIdGroupPairs")))
        {
            yield return new RuleSpec(traffic, Group(group.Text("GroupId") ?? group.Text("GroupName")), group.Text("Description"), group.Text("UserId"));
        }

        foreach (var list in permission.List("PrefixListIds"))
        {
            yield return new RuleSpec(traffic, new RuleSource(RuleSourceKind.PrefixList, list.Text("PrefixListId") ?? string.Empty), list.Text("Description"));
        }
    }

    private static IEnumerable<RuleSpec> FromFlatForm(ParameterNode request)
    {
        if (request.Text("CidrIp") is { } cidr)
        {
            yield return new RuleSpec(Traffics(request), RuleSource.Ipv4(cidr), null);
        }
        else if (request.Text("SourceSecurityGroupName") is { } group)
        {
            var traffic = request.Text("IpProtocol") is null ? new ProtocolAndPorts("-1", -1, -1) : Traffics(request);
            yield return new RuleSpec(traffic, Group(group), null, request.Text("SourceSecurityGroupOwnerId"));
        }
    }

    private static ProtocolAndPorts Traffics(ParameterNode node) => ProtocolAndPorts.Of(node.Text("IpProtocol"), node.Text("FromPort"), node.Text("ToPort"));

    private static RuleSource Group(string? idOrName) => new(
        RuleSourceKind.Group,
        idOrName ?? throw new AwsErrorException("MissingParameter", "Either 'groupId' or 'groupName' should be provided for a source group."));
}
