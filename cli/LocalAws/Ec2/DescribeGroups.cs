using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS finds groups by IPv6 range and prefix list, and pages the list. moto fails on these filters and returns all.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html</summary>
internal sealed class DescribeGroups(MotoClient moto) : Ec2Action("DescribeSecurityGroups")
{
    private static readonly string[] KnownToMoto =
    [
        "description", "group-id", "group-name", "owner-id", "vpc-id", "tag-key",
        "ip-permission.cidr", "ip-permission.from-port", "ip-permission.to-port", "ip-permission.protocol", "ip-permission.group-id", "ip-permission.group-name", "ip-permission.user-id",
        "egress.ip-permission.cidr", "egress.ip-permission.from-port", "egress.ip-permission.to-port", "egress.ip-permission.protocol",
        "egress.ip-permission.group-id", "egress.ip-permission.group-name", "egress.ip-permission.user-id",
    ];

    protected override async Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation)
    {
        var (forMoto, forUs) = Split(Filter.Read(request.Parameters));
        var response = await moto.SendAsync(request.With(Filter.Replace(request.Parameters, forMoto)), cancellation);
        if (!response.Succeeded || Xml.TryParse(response.Body) is not { } root)
        {
            return response;
        }

        root.Items("securityGroupInfo").Where(group => !forUs.TrueForAll(filter => Accepts(filter, group))).ToList().ForEach(group => group.Remove());
        Pages.Cut(root, "securityGroupInfo", request.Parameters, 5);
        return AwsResponse.Ec2(root);
    }

    private static (List<Filter> ForMoto, List<Filter> ForUs) Split(IReadOnlyList<Filter> filters)
    {
        var byUs = filters.ToLookup(filter => Place(filter) is not null);
        return byUs[false].FirstOrDefault(f => !KnownToMoto.Contains(f.Name) && !f.Name.StartsWith("tag:", StringComparison.Ordinal)) is { } unknown
            ? throw new AwsErrorException("InvalidParameterValue", $"The filter '{unknown.Name}' is invalid")
            : ([.. byUs[false]], [.. byUs[true]]);
    }

    private static (string Permissions, string List, string Member)? Place(Filter filter) => filter.Name switch
    {
        "ip-permission.ipv6-cidr" => ("ipPermissions", "ipv6Ranges", "cidrIpv6"),
        "ip-permission.prefix-list-id" => ("ipPermissions", "prefixListIds", "prefixListId"),
        "egress.ip-permission.ipv6-cidr" => ("ipPermissionsEgress", "ipv6Ranges", "cidrIpv6"),
        "egress.ip-permission.prefix-list-id" => ("ipPermissionsEgress", "prefixListIds", "prefixListId"),
        _ => null,
    };

    private static bool Accepts(Filter filter, XElement group)
    {
        var (permissions, list, member) = Place(filter)!.Value;
        return filter.Accepts(group.Items(permissions).SelectMany(permission => permission.Items(list)).Select(item => item.Text(member)));
    }
}
