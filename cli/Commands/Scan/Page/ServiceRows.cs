using Remediation.Cli.Commands.Scan.Findings;
using Remediation.Decisions.Catalogue;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>A line of the picture of services: how many groups open a service to how much of the internet.</summary>
/// <param name="Openness">Whether it may be open.</param>
/// <param name="Name">The service.</param>
/// <param name="Ports">Its ports, if that says more.</param>
/// <param name="Now">Groups for each of <see cref="ServiceRows.Shares"/>.</param>
/// <param name="After">The same after enforcing.</param>
internal sealed record ServiceRow(Openness Openness, string Name, string Ports, IReadOnlyList<int> Now, IReadOnlyList<int> After);

/// <summary>Chooses the lines of the picture of services, so many that a person can take them in.</summary>
internal static class ServiceRows
{
    private const int ForbiddenInFull = 14;
    private const int OthersInFull = 5;

    /// <summary>The parts of the internet that the picture tells apart: up to the share, inclusively.</summary>
    public static IReadOnlyList<(double UpTo, string Name)> Shares { get; } =
        [(0.01, "≤ 1 %"), (0.1, "≤ 10 %"), (0.5, "≤ 50 %"), (0.9995, "< all"), (1, "all")];

    public static IReadOnlyList<ServiceRow> Of(IReadOnlyList<GroupScan> groups)
    {
        var rows = new List<ServiceRow>();
        foreach (var openness in (Openness[])[Openness.Forbidden, Openness.Unlisted, Openness.Exempt, Openness.Allowed])
        {
            var ranked = Ranked(groups, openness);
            int inFull = openness == Openness.Forbidden ? ForbiddenInFull : OthersInFull;
            int shown = ranked.Count <= inFull + 1 ? ranked.Count : inFull;
            rows.AddRange(ranked.Take(shown).Select(name => Row(groups, openness, [name], Title(openness, name), Ports(openness, name))));
            if (shown < ranked.Count)
            {
                rows.Add(Row(groups, openness, [.. ranked.Skip(shown)], $"{ranked.Count - shown} other services", ""));
            }
        }

        return rows;
    }

    /// <summary>A rule for all traffic opens every service there is. What groups open by name comes before what they open by the way.</summary>
    private static List<string> Ranked(IReadOnlyList<GroupScan> groups, Openness openness)
    {
        var weights = new Dictionary<string, double>();
        foreach (var group in groups)
        {
            foreach (var names in (IReadOnlyList<string>[])[NamesOf(group.Now, openness), NamesOf(group.After, openness)])
            {
                foreach (string name in names)
                {
                    weights[name] = weights.GetValueOrDefault(name) + (1.0 / names.Count);
                }
            }
        }

        return [.. weights.OrderByDescending(weight => weight.Value).Select(weight => weight.Key)];
    }

    private static List<string> NamesOf(GroupExposure exposure, Openness openness) =>
        [.. exposure.Services.Where(service => service.Openness == openness).Select(service => service.Name)];

    private static ServiceRow Row(IReadOnlyList<GroupScan> groups, Openness openness, HashSet<string> names, string title, string ports)
    {
        return new ServiceRow(openness, title, ports, CountBy(group => group.Now), CountBy(group => group.After));

        int[] CountBy(Func<GroupScan, GroupExposure> when)
        {
            int[] counts = new int[Shares.Count];
            foreach (var group in groups)
            {
                var open = when(group).Services.Where(service => service.Openness == openness && names.Contains(service.Name)).ToList();
                if (open.Count > 0)
                {
                    counts[Column(open.Max(service => service.Share))]++;
                }
            }

            return counts;
        }
    }

    private static int Column(double share)
    {
        int column = 0;
        while (column < Shares.Count - 1 && share > Shares[column].UpTo)
        {
            column++;
        }

        return column;
    }

    private static string Title(Openness openness, string name) => (openness, name) switch
    {
        (not Openness.Forbidden, "tcp 80") => "http",
        (not Openness.Forbidden, "tcp 443") => "https",
        (not Openness.Forbidden, "icmp" or "icmpv6") => "ping",
        _ => name,
    };

    private static string Ports(Openness openness, string name)
    {
        if (openness != Openness.Forbidden)
        {
            return Title(openness, name) == name ? "" : name;
        }

        return string.Join(", ", ServiceCatalogue.Services
            .Where(service => service.Name == name)
            .GroupBy(service => service.Protocol)
            .Select(ports => $"{ports.Key} {string.Join(", ", ports.Select(service => service.Ports))}"));
    }
}
