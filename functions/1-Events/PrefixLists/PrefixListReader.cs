using Remediation.Events.CloudTrail;

namespace Remediation.Events.PrefixLists;

/// <summary>
/// Reads CreateManagedPrefixList, ModifyManagedPrefixList and RestoreManagedPrefixListVersion. A restored version's entries are nowhere in the
/// event, and all of them take effect only after it, so nothing but the list's id is taken. No rule can name a list before it is made, so a
/// creation opens nothing by itself; but its event can come late, and then it is one more reason to look.
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
