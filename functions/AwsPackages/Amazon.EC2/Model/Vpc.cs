#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A virtual private cloud. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html</summary>
public class Vpc
{
    /// <summary>Primary IPv4 block.</summary>
    public string CidrBlock { get; set; }

    /// <summary>Whether it is the default VPC of its region.</summary>
    public bool? IsDefault { get; set; }

    /// <summary>Account that owns the VPC.</summary>
    public string OwnerId { get; set; }

    /// <summary>Id (<c>vpc-…</c>).</summary>
    public string VpcId { get; set; }
}
