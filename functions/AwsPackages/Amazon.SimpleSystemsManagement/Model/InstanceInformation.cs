#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// A node that is registered with Systems Manager.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html
/// </summary>
public class InstanceInformation
{
    /// <summary>Version of the agent, for example <c>3.3.1611.0</c>.</summary>
    public string AgentVersion { get; set; }

    /// <summary>Host name, with its domain; at most 255 characters.</summary>
    public string ComputerName { get; set; }

    /// <summary>Id (<c>i-…</c>, <c>mi-…</c>).</summary>
    public string InstanceId { get; set; }

    /// <summary>Address of the node; the private one of an instance.</summary>
    public string IPAddress { get; set; }

    /// <summary>Whether the agent is the newest; told of Linux only.</summary>
    public bool? IsLatestVersion { get; set; }

    /// <summary>When the agent was last heard from; UTC.</summary>
    public DateTime? LastPingDateTime { get; set; }

    /// <summary>Name that a node outside EC2 was registered with; null for an instance.</summary>
    public string Name { get; set; }

    /// <summary>Whether the agent is heard from.</summary>
    public PingStatus PingStatus { get; set; }

    /// <summary>Operating system, as it calls itself, for example <c>Debian GNU/Linux</c>.</summary>
    public string PlatformName { get; set; }

    /// <summary>Its family.</summary>
    public PlatformType PlatformType { get; set; }

    /// <summary>Its version, for example <c>12</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>Whether it is an instance or a node outside EC2.</summary>
    public ResourceType ResourceType { get; set; }
}
