#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A virtual machine. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html</summary>
public class Instance
{
    /// <summary>Image that it was started from (<c>ami-…</c>).</summary>
    public string ImageId { get; set; }

    /// <summary>Id (<c>i-…</c>).</summary>
    public string InstanceId { get; set; }

    /// <summary>When it was last started; UTC.</summary>
    public DateTime? LaunchTime { get; set; }

    /// <summary>Public IPv4 address; null when there is none, as on a stopped instance.</summary>
    public string PublicIpAddress { get; set; }

    /// <summary>Groups of its first network interface.</summary>
    public List<GroupIdentifier> SecurityGroups { get; set; }

    /// <summary>Where it is in its life.</summary>
    public InstanceState State { get; set; }

    /// <summary>Tags; null when there is none.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>VPC of the instance.</summary>
    public string VpcId { get; set; }
}
