using Remediation.Actions;
using Remediation.Events;
using Remediation.Events.CloudTrail;

namespace Remediation.Notices.SecurityGroups;

/// <summary>Writes the notice about a change that could not be looked at to the end: it may have opened something.</summary>
public static class NotCheckedNotice
{
    /// <summary>Writes it.</summary>
    /// <param name="group">The group.</param>
    /// <param name="call">The call that changed it.</param>
    /// <param name="mode">Whether what is open would have been closed.</param>
    /// <param name="problem">What went wrong, in words.</param>
    /// <param name="now">The time, UTC.</param>
    public static Notice Write(GroupReference group, ApiCall call, RemediationMode mode, string problem, DateTimeOffset now)
    {
        string name = PlainText.Line(group is GroupReference.ByName(var groupName) ? groupName : group.ToString());
        return Write(
            name,
            $"{PlainText.Line(call.Actor.DisplayName, 80)} changed the security group {name}, and Remediation could not finish its check of it. It may be open to the internet.",
            UndoCommands.Look(PlainText.Line(call.Region), group),
            call,
            mode,
            problem,
            now);
    }

    /// <summary>Writes it about a prefix list that was changed, when not every group that lets in what it holds could be looked at.</summary>
    /// <param name="prefixListId"><c>pl-…</c></param>
    /// <param name="call">The call that changed it.</param>
    /// <param name="mode">Whether what is open would have been closed.</param>
    /// <param name="problem">What went wrong, in words.</param>
    /// <param name="now">The time, UTC.</param>
    public static Notice Write(string prefixListId, ApiCall call, RemediationMode mode, string problem, DateTimeOffset now)
    {
        string list = PlainText.Line(prefixListId);
        return Write(
            list,
            $"{PlainText.Line(call.Actor.DisplayName, 80)} changed the prefix list {list}, and Remediation could not look at every security group that lets in what it holds. They may be open to the internet.",
            UndoCommands.LookForPrefixList(PlainText.Line(call.Region), list),
            call,
            mode,
            problem,
            now);
    }

    private static Notice Write(string name, string summary, string look, ApiCall call, RemediationMode mode, string problem, DateTimeOffset now) =>
        new()
        {
            Id = NoticeId.Of("notChecked", call.Account, call.Region, name, call.EventId),
            Time = now,
            Kind = NoticeKind.NotChecked,
            Severity = Severity.High,
            Subject = PlainText.Subject($"NOT CHECKED: {name} {call.Region} {call.Account}"),
            Text = $"""
                {summary}

                Look at it now, with the command below. Remediation tries again twice within the next minutes, and tells you what it finds.

                To look at it
                  {look}

                Problem
                  It says: {PlainText.Line(problem, 600)}

                Who
                  {string.Join("\n  ", GroupWords.Caller(call))}

                What happens now
                  The event is tried again twice. If that fails too, it waits in the queue of failed events, from where it can be replayed.

                """,
            Account = call.Account,
            Region = call.Region,
            Resource = name,
            Mode = mode,
            Facts = new NotCheckedFacts(problem, call),
        };
}
