using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Catalogue;

/// <summary>A list of ports that somebody else publishes as not to be open to the world.</summary>
/// <param name="Name">A short name for settings and reports: <c>fsbp-ec2.19</c>.</param>
/// <param name="Title">What auditors call it.</param>
/// <param name="Tcp">TCP ports.</param>
/// <param name="Udp">UDP ports.</param>
public sealed record PublishedList(string Name, string Title, IReadOnlyList<int> Tcp, IReadOnlyList<int> Udp)
{
    /// <summary>Whether the list names any of the ports.</summary>
    public bool Names(IpProtocol protocol, PortRange ports) =>
        (protocol == IpProtocol.Tcp ? Tcp : protocol == IpProtocol.Udp ? Udp : []).Any(ports.Contains);
}

/// <summary>
/// The published lists that a notice cites, so that an auditor recognizes the finding. Every port of theirs is in
/// <see cref="ServiceCatalogue"/>.
/// </summary>
public static class PublishedLists
{
    /// <summary>All lists, the best known first.</summary>
    public static IReadOnlyList<PublishedList> All { get; } =
    [
        new("fsbp-ec2.13", "Security Hub EC2.13", [22], []),
        new("fsbp-ec2.14", "Security Hub EC2.14", [3389], []),
        new("fsbp-ec2.19", "Security Hub EC2.19",
            [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300],
            []),
        new("cis-1.2", "CIS AWS 1.2, 4.1 and 4.2", [22, 3389], []),
        new("cis-6.0", "CIS AWS 3.0 to 7.0, remote administration", [22, 3389], [22, 3389]),
        new("cis-cifs", "CIS AWS 5.0, 5.1.2", [139, 445], []),
        new("config-restricted-ssh", "AWS Config restricted-ssh", [22], []),
        new("config-common-ports", "AWS Config restricted-common-ports", [20, 21, 3389, 3306, 4333], []),
        new("ssm-disable-public-access", "AWS-DisablePublicAccessForSecurityGroup", [22, 3389], []),
        new("prowler", "Prowler",
            [20, 21, 22, 23, 25, 88, 110, 135, 139, 143, 389, 445, 464, 636, 749, 750, 1433, 1434, 1521, 2483, 2484, 3000, 3306, 3389, 4333,
             5000, 5432, 5500, 5601, 6379, 7000, 7001, 7199, 8080, 8088, 8888, 9042, 9092, 9160, 9200, 9300, 11211, 27017, 27018],
            []),
        new("cloudsploit", "CloudSploit",
            [20, 21, 22, 23, 25, 53, 135, 389, 445, 636, 1433, 1521, 1522, 2375, 2376, 2483, 3306, 3389, 4333, 4505, 4506, 5432, 5500, 5601,
             5900, 6379, 7000, 7199, 8020, 8080, 9042, 9160, 9200, 9300, 11211, 27017, 27018, 27019, 50070, 50470],
            [53, 137, 138, 139, 161, 389, 445, 1434, 11211]),
        new("conformity", "Trend Micro Conformity", [22, 23, 25, 135, 445, 1433, 1521, 3306, 3389, 5432, 27017], []),
        new("panther", "Panther", [22, 3389], []),
        new("kics", "KICS", [20, 21, 22, 23, 115, 137, 138, 139, 2049, 3389], []),
        new("powerpipe", "Powerpipe", [20, 21, 22, 3306, 3389, 4333], []),
    ];

    /// <summary>The lists that name any of a service's ports.</summary>
    public static IEnumerable<PublishedList> Naming(Service service) => All.Where(list => list.Names(service.Protocol, service.Ports));
}
