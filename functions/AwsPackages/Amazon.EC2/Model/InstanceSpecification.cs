#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>Whose volumes. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceSpecification.html</summary>
public class InstanceSpecification
{
    /// <summary>Whether the volume that it starts from is left out. Unset: it is not.</summary>
    public bool? ExcludeBootVolume { get; set; }

    /// <summary>Id of the instance (<c>i-…</c>). Required.</summary>
    public string InstanceId { get; set; }
}
