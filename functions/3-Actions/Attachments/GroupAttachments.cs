namespace Remediation.Actions.Attachments;

/// <summary>What a security group protects.</summary>
public abstract record GroupAttachments
{
    private GroupAttachments()
    {
    }

    /// <summary>It was read; may be nothing.</summary>
    /// <param name="Interfaces">The network interfaces; at most the first thousand.</param>
    public sealed record Known(IReadOnlyList<AttachedInterface> Interfaces) : GroupAttachments;

    /// <summary>It could not be read.</summary>
    /// <param name="Reason">Why, in words.</param>
    public sealed record Unknown(string Reason) : GroupAttachments;
}

/// <summary>A network interface that a group protects.</summary>
/// <param name="InterfaceId"><c>eni-…</c></param>
/// <param name="InstanceId"><c>i-…</c>, if it belongs to an instance.</param>
/// <param name="InstanceName">The instance's tag <c>Name</c>.</param>
/// <param name="PublicAddress">Its public IPv4 address, or an IPv6 address; <see langword="null"/> when it has neither.</param>
/// <param name="Description">What AWS or its maker says of it: <c>ELB app/web/0123456789abcdef</c>.</param>
/// <param name="Type"><c>interface</c>, <c>network_load_balancer</c>, <c>lambda</c>, …</param>
public sealed record AttachedInterface(
    string InterfaceId, string? InstanceId, string? InstanceName, string? PublicAddress, string? Description, string? Type)
{
    /// <summary>The load balancer's name, if it is one's interface: <c>app/web/0123456789abcdef</c>.</summary>
    public string? LoadBalancer => Description is { } text && text.StartsWith("ELB ", StringComparison.Ordinal) ? text[4..] : null;
}
