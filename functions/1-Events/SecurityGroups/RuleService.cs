using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events.Json;

namespace Remediation.Events.SecurityGroups;

/// <summary>What a rule lets through: <c>ipProtocol</c>, <c>fromPort</c>, <c>toPort</c>.</summary>
internal readonly record struct RuleService(IpProtocol Protocol, PortRange? Ports, string? Unreadable)
{
    /// <summary>Never fails: what cannot be read counts as all traffic, and says why in <see cref="Unreadable"/>.</summary>
    public static RuleService Read(EventField rule)
    {
        if (!IpProtocol.TryParse(rule["ipProtocol"].Text(), out var protocol))
        {
            return new RuleService(IpProtocol.All, null, $"the protocol is {rule["ipProtocol"].Describe()}");
        }

        return protocol.HasPorts ? ReadPorts(rule, protocol) : new RuleService(protocol, null, null);
    }

    public IngressRule From(RuleSource source, string? ruleId = null, string? description = null) => new()
    {
        RuleId = ruleId,
        Protocol = Protocol,
        Ports = Ports,
        Source = source,
        Description = description,
        Unreadable = Unreadable,
    };

    private static RuleService ReadPorts(EventField rule, IpProtocol protocol)
    {
        var from = rule["fromPort"];
        var to = rule["toPort"];
        if (IsAny(from) && IsAny(to))
        {
            return new RuleService(protocol, PortRange.All, null);
        }

        return from.Number() is { } first and >= 0 && to.Number() is { } last and <= PortRange.HighestPort && first <= last
            ? new RuleService(protocol, new PortRange(first, last), null)
            : new RuleService(protocol, null, $"the ports are {from.Describe()} to {to.Describe()}");
    }

    private static bool IsAny(EventField port) => !port.HasValue || port.Number() == -1;
}
