#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// What gives an instance its role.
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IamInstanceProfile.html
/// </summary>
public class IamInstanceProfile
{
    /// <summary>ARN of the instance profile; that of the role is another.</summary>
    public string Arn { get; set; }

    /// <summary>Id of the instance profile (<c>AIPA…</c>).</summary>
    public string Id { get; set; }
}
