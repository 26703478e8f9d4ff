using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.SecurityGroups;

/// <summary>A security group as it is now, with everything that a decision about it needs.</summary>
/// <param name="Group">The group and its inbound rules.</param>
/// <param name="EgressRuleIds">The ids of its outbound rules, to tell which direction an event was about.</param>
/// <param name="PrefixLists">What the prefix lists that inbound rules name hold, by id.</param>
public sealed record SecurityGroupSnapshot(
    SecurityGroup Group, IReadOnlySet<string> EgressRuleIds, IReadOnlyDictionary<string, PrefixListEntries> PrefixLists);
