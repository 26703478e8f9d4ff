using System.Globalization;

namespace Remediation.Decisions.Networks;

/// <summary>A range of ports, both ends included, within 0 to 65535.</summary>
public readonly record struct PortRange
{
    /// <summary>The highest port there is.</summary>
    public const int HighestPort = 65535;

    /// <summary>A range from one port to another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A port is outside 0 to 65535, or the ends are exchanged.</exception>
    public PortRange(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, HighestPort);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        From = from;
        To = to;
    }

    /// <summary>Every port.</summary>
    public static PortRange All { get; } = new(0, HighestPort);

    /// <summary>The lowest port.</summary>
    public int From { get; }

    /// <summary>The highest port.</summary>
    public int To { get; }

    /// <summary>The range of one port.</summary>
    public static PortRange Only(int port) => new(port, port);

    /// <summary>Whether a port lies in the range.</summary>
    public bool Contains(int port) => From <= port && port <= To;

    /// <summary><c>22</c>, or <c>20-25</c>.</summary>
    public override string ToString() =>
        From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
}
