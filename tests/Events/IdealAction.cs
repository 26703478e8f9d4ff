using System.Text.RegularExpressions;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Events.Tests;

/// <summary>
/// Compares an event's meaning with the words of an index about the ideal action, under the policy that nothing but tcp 80 and tcp 443 may
/// be open to everybody.
/// </summary>
internal static partial class IdealAction
{
    /// <returns>What does not agree, or <see langword="null"/>.</returns>
    public static string? Objection(string action, EventMeaning meaning) => action switch
    {
        _ when Revoke().Match(action) is { Success: true } revoke => RevokeObjection(revoke, meaning),
        _ when Error().Match(action) is { Success: true } error =>
            Expect(
                meaning is EventMeaning.Nothing nothing && nothing.Reason.Contains(error.Groups["code"].Value, StringComparison.Ordinal),
                "not a failed call"),
        _ when Harmless().Match(action) is { Success: true } harmless => HarmlessObjection(harmless, meaning),
        _ when HarmlessChange().Match(action) is { Success: true } change =>
            Expect(
                meaning is EventMeaning.SecurityGroupRulesChanged { DirectionKnown: false } changed
                && changed.Opened.Select(rule => rule.Source.ToString()).SequenceEqual([change.Groups["block"].Value]),
                "not that one rule of unknown direction"),
        _ when PrefixList().Match(action) is { Success: true } list =>
            Expect(meaning is EventMeaning.PrefixListChanged changed && changed.PrefixListId == list.Value, "not that prefix list"),
        _ when State().Match(action) is { Success: true } state => StateObjection(meaning, state.Groups["state"].Value),
        _ when action.StartsWith("nothing", StringComparison.Ordinal) => Expect(meaning is EventMeaning.Nothing, "there is something"),
        _ when action.StartsWith("describe the instance", StringComparison.Ordinal)
            || action.Contains("lower case \"running\"", StringComparison.Ordinal) =>
            StateObjection(meaning, "running"),
        _ when action.StartsWith("match command-id + instance-id", StringComparison.Ordinal) =>
            Expect(meaning is EventMeaning.CommandInvocationStatusChanged { InstanceId.Length: > 0 }, "not an invocation's status"),
        _ when action.StartsWith("match detail.command-id", StringComparison.Ordinal) =>
            Expect(meaning is EventMeaning.CommandStatusChanged { InstanceIds.Count: > 0 }, "not a command's status"),
        _ when action.StartsWith("evaluate", StringComparison.Ordinal) => AttachedObjection(action, meaning),
        _ => "these words are not understood",
    };

    private static string? RevokeObjection(Match revoke, EventMeaning meaning)
    {
        if (meaning is not EventMeaning.SecurityGroupRulesChanged changed)
        {
            return "no rules were changed";
        }

        string group = revoke.Groups["name"] is { Success: true } name ? $"name {name.Value}" : revoke.Groups["id"].Value;
        string[] wanted = Entries(revoke.Groups["rules"].Value);
        string[] forbidden = [.. changed.Opened.Where(IsForbidden).Select(rule => wanted.Contains(Service(rule)) ? Service(rule) : Entry(rule))];
        return Expect(changed.Group.ToString() == group, $"the group is {changed.Group}")
            ?? Expect(wanted.Order().SequenceEqual(forbidden.Order()), $"forbidden is {string.Join(", ", forbidden)}")
            ?? KeptObjection(Entries(revoke.Groups["keep"].Value), changed);
    }

    private static string? HarmlessObjection(Match harmless, EventMeaning meaning) =>
        meaning is EventMeaning.SecurityGroupRulesChanged { Opened.Count: > 0 } changed
            ? Expect(!changed.Opened.Any(IsForbidden), "a rule is forbidden") ?? KeptObjection(Entries(harmless.Groups["rules"].Value), changed)
            : "no rules were changed";

    private static string? KeptObjection(string[] kept, EventMeaning.SecurityGroupRulesChanged changed)
    {
        string[] allowed = [.. changed.Opened.Where(rule => !IsForbidden(rule)).Select(Entry).Distinct()];
        return Expect(kept.Order().SequenceEqual(allowed.Order()), $"harmless is {string.Join(", ", allowed)}");
    }

    private static string? AttachedObjection(string action, EventMeaning meaning)
    {
        if (meaning is not EventMeaning.SecurityGroupsAttached attached)
        {
            return "no groups were attached";
        }

        string[] named = [.. GroupId().Matches(action.Split(';')[0]).Select(match => match.Value)];
        return action switch
        {
            _ when named.Length > 0 =>
                Expect(named.Order().SequenceEqual(attached.GroupIds.Order()), $"attached are {string.Join(", ", attached.GroupIds)}"),
            _ when Interface().Match(action) is { Success: true } one =>
                Expect(
                    attached.GroupIds.Count == 3 && attached.NetworkInterfaceIds.SequenceEqual([one.Value]),
                    "not three groups on that interface"),
            _ => Expect(attached is { GroupIds.Count: 1, NetworkInterfaceIds.Count: 1 }, "not one group on one interface"),
        };
    }

    private static string? StateObjection(EventMeaning meaning, string state) =>
        Expect(meaning is EventMeaning.InstanceStateChanged { InstanceId.Length: > 0 } changed && changed.State == state, "not that state");

    private static string? Expect(bool agrees, string objection) => agrees ? null : objection;

    private static string[] Entries(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsForbidden(IngressRule rule) =>
        rule.Source is RuleSource.Cidr { Block.PrefixLength: 0 }
        && !(rule.Protocol == IpProtocol.Tcp && rule.Ports is { From: 80, To: 80 } or { From: 443, To: 443 });

    private static string Entry(IngressRule rule) => rule.Source switch
    {
        RuleSource.Cidr cidr => $"{Service(rule)} {cidr.Block}",
        RuleSource.SecurityGroup or RuleSource.PrefixList => $"{Service(rule)} from security group / prefix list",
        _ => $"{Service(rule)} from something unreadable",
    };

    private static string Service(IngressRule rule) =>
        rule.Protocol.IsAll ? "ALL traffic" : rule.Protocol.IsIcmp ? $"{rule.Protocol}/-1" : $"{rule.Protocol}/{rule.Ports}";

    [GeneratedRegex(@"^revoke (?<rules>.+?) (after resolving group name (?<name>\S+)|on (group NAME (?<name>\S+)|(?<id>[^\s:]+)))(.*\(keep (?<keep>[^)]*)\))?")]
    private static partial Regex Revoke();

    [GeneratedRegex(@"^nothing: error event \((?<code>[^)]+)\)")]
    private static partial Regex Error();

    [GeneratedRegex(@"^nothing: (allowed port|not world-open) \((?<rules>.+)\)$")]
    private static partial Regex Harmless();

    [GeneratedRegex(@"^nothing: (?<block>\S+) is not world-open .*DescribeSecurityGroupRules")]
    private static partial Regex HarmlessChange();

    [GeneratedRegex(@"\bpl-\w+")]
    private static partial Regex PrefixList();

    [GeneratedRegex(@"^nothing: state (?<state>\S+)")]
    private static partial Regex State();

    [GeneratedRegex(@"\bsg-\w+")]
    private static partial Regex GroupId();

    [GeneratedRegex(@"\beni-\w+")]
    private static partial Regex Interface();
}
