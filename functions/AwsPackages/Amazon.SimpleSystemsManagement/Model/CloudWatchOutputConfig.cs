#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Where the output of a command is kept.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CloudWatchOutputConfig.html
/// </summary>
public class CloudWatchOutputConfig
{
    /// <summary>Log group, 1 to 512 characters. Unset: <c>aws/ssm/DOCUMENT</c>.</summary>
    public string CloudWatchLogGroupName { get; set; }

    /// <summary>Whether the output goes to CloudWatch Logs. Unset: it does not.</summary>
    public bool? CloudWatchOutputEnabled { get; set; }
}
