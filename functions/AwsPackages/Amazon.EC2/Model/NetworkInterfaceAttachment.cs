#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// What a network interface is attached to. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterfaceAttachment.html
/// </summary>
public class NetworkInterfaceAttachment
{
    /// <summary>Id of the attachment (<c>eni-attach-…</c>, <c>ela-attach-…</c> of a load balancer).</summary>
    public string AttachmentId { get; set; }

    /// <summary>Instance; null when it is attached to an AWS service.</summary>
    public string InstanceId { get; set; }

    /// <summary>How far it is attached.</summary>
    public AttachmentStatus Status { get; set; }
}
