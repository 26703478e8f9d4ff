#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// Where an instance is in its life. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html
/// </summary>
public class InstanceState
{
    /// <summary>The state.</summary>
    public InstanceStateName Name { get; set; }
}
