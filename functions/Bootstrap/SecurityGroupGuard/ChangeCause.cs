using Remediation.Events.CloudTrail;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Why a group is looked at.</summary>
/// <param name="Call">The API call that changed it, or something that it depends on.</param>
/// <param name="Opened">The rules that the event says were opened.</param>
/// <param name="PrefixListId">The prefix list that was changed, where the group itself was not.</param>
internal sealed record ChangeCause(ApiCall Call, OpenedRules Opened, string? PrefixListId = null);
