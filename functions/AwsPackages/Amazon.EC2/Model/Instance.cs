#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A virtual machine. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html</summary>
public class Instance
{
    /// <summary>Processor that its image is built for.</summary>
    public ArchitectureValues Architecture { get; set; }

    /// <summary>What gives it its role; null when it has none.</summary>
    public IamInstanceProfile IamInstanceProfile { get; set; }

    /// <summary>Image that it was started from (<c>ami-…</c>).</summary>
    public string ImageId { get; set; }

    /// <summary>Id (<c>i-…</c>).</summary>
    public string InstanceId { get; set; }

    /// <summary>Its size, for example <c>t3.micro</c>.</summary>
    public InstanceType InstanceType { get; set; }

    /// <summary>When it was last started; UTC.</summary>
    public DateTime? LaunchTime { get; set; }

    /// <summary>Windows, or null for anything else.</summary>
    public PlatformValues Platform { get; set; }

    /// <summary>What it is billed as, for example <c>Linux/UNIX</c> or <c>Windows</c>.</summary>
    public string PlatformDetails { get; set; }

    /// <summary>Private IPv4 address.</summary>
    public string PrivateIpAddress { get; set; }

    /// <summary>Products that are paid for with it; null when there is none.</summary>
    public List<ProductCode> ProductCodes { get; set; }

    /// <summary>Public IPv4 address; null when there is none, as on a stopped instance.</summary>
    public string PublicIpAddress { get; set; }

    /// <summary>Groups of its first network interface.</summary>
    public List<GroupIdentifier> SecurityGroups { get; set; }

    /// <summary>Where it is in its life.</summary>
    public InstanceState State { get; set; }

    /// <summary>Why it was stopped or terminated; null while it runs.</summary>
    public StateReason StateReason { get; set; }

    /// <summary>Subnet of its first network interface.</summary>
    public string SubnetId { get; set; }

    /// <summary>Tags; null when there is none.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>VPC of the instance.</summary>
    public string VpcId { get; set; }
}
