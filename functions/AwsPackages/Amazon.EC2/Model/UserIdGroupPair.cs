#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A group as a source. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UserIdGroupPair.html</summary>
public class UserIdGroupPair
{
    /// <summary>At most 255 characters.</summary>
    public string Description { get; set; }

    /// <summary>Id of the group (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>Name of the group, in a default VPC.</summary>
    public string GroupName { get; set; }

    /// <summary>State of the VPC peering, if there is one.</summary>
    public string PeeringStatus { get; set; }

    /// <summary>Account of the group.</summary>
    public string UserId { get; set; }

    /// <summary>VPC of the group.</summary>
    public string VpcId { get; set; }

    /// <summary>VPC peering by which the group is reached.</summary>
    public string VpcPeeringConnectionId { get; set; }
}
