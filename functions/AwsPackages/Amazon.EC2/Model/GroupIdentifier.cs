#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// A security group that something is in. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GroupIdentifier.html
/// </summary>
public class GroupIdentifier
{
    /// <summary>Id (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>Name.</summary>
    public string GroupName { get; set; }
}
