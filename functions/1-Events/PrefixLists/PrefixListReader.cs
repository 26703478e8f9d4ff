using Remediation.Events.CloudTrail;

namespace Remediation.Events.PrefixLists;

/// <summary>
/// Reads ModifyManagedPrefixList and RestoreManagedPrefixListVersion. A restored version's entries are nowhere in the event, and both
/// take effect only after it, so nothing but the list's id is taken.
/// </summary>
internal static class PrefixListReader
{
    public static EventMeaning Read(CloudTrailRecord record) => new EventMeaning.PrefixListChanged(
        record.Request["PrefixListId"].Identifier()
            ?? record.Response["prefixList"]["prefixListId"].RequiredIdentifier(
                $"{record.EventName} names no prefix list; CloudTrail leaves out parameters over 100 KB: "
                + "run the sweep, which reads every group, then discard the event"),
        record.Call);
}
