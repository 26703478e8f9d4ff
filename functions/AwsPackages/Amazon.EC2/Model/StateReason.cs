#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>Why something is in its state. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html</summary>
public class StateReason
{
    /// <summary>Code, for example <c>Client.UserInitiatedShutdown</c>.</summary>
    public string Code { get; set; }

    /// <summary>The reason in words.</summary>
    public string Message { get; set; }
}
