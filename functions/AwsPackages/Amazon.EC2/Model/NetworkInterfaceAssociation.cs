#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// The public address of a network interface. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterfaceAssociation.html
/// </summary>
public class NetworkInterfaceAssociation
{
    /// <summary>Public DNS name; empty when the VPC gives none.</summary>
    public string PublicDnsName { get; set; }

    /// <summary>Public IPv4 address, elastic or not.</summary>
    public string PublicIp { get; set; }
}
