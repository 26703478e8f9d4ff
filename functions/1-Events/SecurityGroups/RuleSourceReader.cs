using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events.Json;

namespace Remediation.Events.SecurityGroups;

/// <summary>
/// Reads where rules let traffic come from. What cannot be read becomes <see cref="RuleSource.Unreadable"/>, never an error.
/// </summary>
internal static class RuleSourceReader
{
    /// <summary>The one source of a rule with an id: in EC2's list of new rules, or in ModifySecurityGroupRules.</summary>
    public static RuleSource ReadOne(EventField rule)
    {
        if (rule["cidrIpv4"] is { HasValue: true } ipv4)
        {
            return Block(ipv4);
        }

        if (rule["cidrIpv6"] is { HasValue: true } ipv6)
        {
            return Block(ipv6);
        }

        if (rule["prefixListId"] is { HasValue: true } list)
        {
            return PrefixList(list);
        }

        if (rule["referencedGroupInfo"] is { HasValue: true } referenced)
        {
            return Group(referenced);
        }

        return rule["referencedGroupId"].Text() is { } groupId ? new RuleSource.SecurityGroup(groupId) : Unknown(rule);
    }

    /// <summary>All sources of an element of <c>ipPermissions</c>, with their descriptions.</summary>
    public static IReadOnlyList<DescribedSource> ReadAll(EventField permission)
    {
        DescribedSource[] sources =
        [
            .. Each("ipRanges", range => Block(range["cidrIp"] is { HasValue: true } cidr ? cidr : range)),
            .. Each("ipv6Ranges", range => Block(range["cidrIpv6"] is { HasValue: true } cidr ? cidr : range)),
            .. Each("prefixListIds", list => PrefixList(list["prefixListId"] is { HasValue: true } id ? id : list)),
            .. Each("groups", Group),
        ];
        return sources.Length > 0 ? sources : [new DescribedSource(Unknown(permission), null)];

        IEnumerable<DescribedSource> Each(string name, Func<EventField, RuleSource> read) =>
            permission[name].List().Select(element => new DescribedSource(read(element), element["description"].Text()));
    }

    public static RuleSource Block(EventField cidr) =>
        CidrBlock.TryParse(cidr.Text(), out var block) ? new RuleSource.Cidr(block) : Unknown(cidr);

    private static RuleSource PrefixList(EventField id) => id.Text() is { } text ? new RuleSource.PrefixList(text) : Unknown(id);

    private static RuleSource Group(EventField group) =>
        (group["groupId"].Text() ?? group["groupName"].Text() ?? group.Text()) is { } id
            ? new RuleSource.SecurityGroup(id)
            : Unknown(group);

    private static RuleSource.Unreadable Unknown(EventField field) => new(field.Describe());
}

/// <summary>A source as the event lists it.</summary>
internal sealed record DescribedSource(RuleSource Source, string? Description);
