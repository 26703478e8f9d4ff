#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// A group that is the source of a rule. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReferencedSecurityGroup.html
/// </summary>
public class ReferencedSecurityGroup
{
    /// <summary>Id of the group (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>State of the VPC peering, if there is one.</summary>
    public string PeeringStatus { get; set; }

    /// <summary>Account of the group.</summary>
    public string UserId { get; set; }

    /// <summary>VPC of the group.</summary>
    public string VpcId { get; set; }

    /// <summary>VPC peering by which the group is reached.</summary>
    public string VpcPeeringConnectionId { get; set; }
}
