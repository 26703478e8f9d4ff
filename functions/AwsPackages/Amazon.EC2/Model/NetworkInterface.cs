#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A network card in a VPC. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html</summary>
public class NetworkInterface
{
    /// <summary>Its public address; null when there is none.</summary>
    public NetworkInterfaceAssociation Association { get; set; }

    /// <summary>What it is attached to; null when it is attached to nothing.</summary>
    public NetworkInterfaceAttachment Attachment { get; set; }

    /// <summary>What its author wrote about it; AWS's services say here what they use it for.</summary>
    public string Description { get; set; }

    /// <summary>Security groups that guard it; null when there is none.</summary>
    public List<GroupIdentifier> Groups { get; set; }

    /// <summary>What it is part of: <c>interface</c> is an ordinary one, as an instance has it.</summary>
    public NetworkInterfaceType InterfaceType { get; set; }

    /// <summary>IPv6 addresses; null when there is none.</summary>
    public List<NetworkInterfaceIpv6Address> Ipv6Addresses { get; set; }

    /// <summary>Id (<c>eni-…</c>).</summary>
    public string NetworkInterfaceId { get; set; }

    /// <summary>Primary private IPv4 address.</summary>
    public string PrivateIpAddress { get; set; }

    /// <summary>Who made it: an account, or the name of an AWS service.</summary>
    public string RequesterId { get; set; }

    /// <summary>Whether an AWS service manages it.</summary>
    public bool? RequesterManaged { get; set; }

    /// <summary>Whether it is in use.</summary>
    public NetworkInterfaceStatus Status { get; set; }

    /// <summary>Subnet (<c>subnet-…</c>).</summary>
    public string SubnetId { get; set; }

    /// <summary>Tags; null when there is none.</summary>
    public List<Tag> TagSet { get; set; }

    /// <summary>VPC of the interface.</summary>
    public string VpcId { get; set; }
}
