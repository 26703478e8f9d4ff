#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A security group. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html</summary>
public class SecurityGroup
{
    /// <summary>What its author wrote about it.</summary>
    public string Description { get; set; }

    /// <summary>Id (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>Name; <c>default</c> is the default group of its VPC.</summary>
    public string GroupName { get; set; }

    /// <summary>Inbound rules, grouped by protocol and ports; null when there is none.</summary>
    public List<IpPermission> IpPermissions { get; set; }

    /// <summary>Account that owns the group.</summary>
    public string OwnerId { get; set; }

    /// <summary>Tags; null when there is none.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>VPC of the group.</summary>
    public string VpcId { get; set; }
}
