using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Cli.Commands.Demo;

/// <summary>One group of the demo: what it has, what somebody opens, and what must be left.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Story">What happens, in one sentence.</param>
/// <param name="Has">The rules it starts with.</param>
/// <param name="Opens">The rules that are added while the function watches.</param>
/// <param name="Leaves">The rules that must be there in the end, in any order.</param>
/// <param name="IsTold">Whether a notice must go out.</param>
internal sealed record DemoScene(
    string Name, string Story, IReadOnlyList<IngressRule> Has, IReadOnlyList<IngressRule> Opens, IReadOnlyList<IngressRule> Leaves, bool IsTold = true)
{
    public const string DefaultGroup = "default";

    /// <summary>Stands for the id of the prefix list that the demo makes.</summary>
    public const string AnyoneList = "pl-anyone";

    public static IReadOnlyList<DemoScene> All { get; } =
    [
        new("web", "A good web server: 80 and 443 for everybody, ssh for one address. Nothing happens.",
            Has: [Tcp(22, "198.51.100.7/32", "office")],
            Opens: [Tcp(80, "0.0.0.0/0"), Tcp(443, "0.0.0.0/0"), Tcp(443, "::/0")],
            Leaves: [Tcp(22, "198.51.100.7/32"), Tcp(80, "0.0.0.0/0"), Tcp(443, "0.0.0.0/0"), Tcp(443, "::/0")],
            IsTold: false),
        new("bastion", "Somebody opens ssh to the world \"just for a test\".",
            Has: [Tcp(22, "10.0.0.0/8", "vpn")],
            Opens: [Tcp(22, "0.0.0.0/0", "just for a test")],
            Leaves: [Tcp(22, "10.0.0.0/8")]),
        new("everything", "Somebody opens every port of a web server. It stays up: only 80 and 443 are left.",
            Has: [],
            Opens: [Tcp(0, 65535, "0.0.0.0/0")],
            Leaves: [Tcp(80, "0.0.0.0/0"), Tcp(443, "0.0.0.0/0")]),
        new("halves", "Somebody opens a database to two halves of the internet.",
            Has: [Tcp(3306, "10.1.0.0/16", "application")],
            Opens: [Tcp(3306, "0.0.0.0/1"), Tcp(3306, "128.0.0.0/1")],
            Leaves: [Tcp(3306, "10.1.0.0/16")]),
        new("listed", "Somebody opens remote desktop to a prefix list that holds 0.0.0.0/0.",
            Has: [],
            Opens: [Tcp(3389, AnyoneList)],
            Leaves: []),
        new(DefaultGroup, "Somebody opens https in the default group, which every careless instance gets.",
            Has: [],
            Opens: [Tcp(443, "0.0.0.0/0")],
            Leaves: []),
    ];

    private static IngressRule Tcp(int port, string source, string? description = null) => Tcp(port, port, source, description);

    private static IngressRule Tcp(int from, int to, string source, string? description = null) => new()
    {
        Protocol = IpProtocol.Tcp,
        Ports = new PortRange(from, to),
        Source = CidrBlock.TryParse(source, out var block) ? new RuleSource.Cidr(block) : new RuleSource.PrefixList(source),
        Description = description,
    };
}
