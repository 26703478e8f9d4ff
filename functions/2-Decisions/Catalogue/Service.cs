using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Catalogue;

/// <summary>What a service is for, which says why it must not face the internet.</summary>
public enum ServiceKind
{
    /// <summary>Runs commands or shows a desktop: a guessed password is the whole machine.</summary>
    Administration,

    /// <summary>Holds data, often without a password of its own.</summary>
    Data,

    /// <summary>An application server, a development server or its console, meant to stand behind a web server.</summary>
    Application,

    /// <summary>Sends or hands out mail.</summary>
    Mail,

    /// <summary>Hands out files, in the clear.</summary>
    Files,

    /// <summary>Exchanges files with strangers.</summary>
    PeerToPeer,

    /// <summary>Knows the users of an organization.</summary>
    UserDirectory,

    /// <summary>Answers questions about names. A public name server is a purpose, not a mistake: reported, not closed.</summary>
    Names,
}

/// <summary>A service that listens on known ports.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Ports">Where it listens.</param>
public sealed record Service(string Name, ServiceKind Kind, IpProtocol Protocol, PortRange Ports)
{
    /// <summary>Whether the service must not be open to the world, unless allowed or exempted.</summary>
    public bool IsForbidden => Kind != ServiceKind.Names;

    /// <summary><c>ssh (tcp 22)</c></summary>
    public override string ToString() => $"{Name} ({Protocol} {Ports})";
}
