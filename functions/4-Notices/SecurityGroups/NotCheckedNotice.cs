using Remediation.Events.CloudTrail;

namespace Remediation.Notices.SecurityGroups;

/// <summary>Writes the notice about a change that could not be looked at: it may have opened something, and nothing was done.</summary>
public static class NotCheckedNotice
{
    /// <summary>Writes it.</summary>
    /// <param name="group">The group's id or name.</param>
    /// <param name="call">The call that changed it.</param>
    /// <param name="problem">What went wrong, in words.</param>
    public static Notice Write(string group, ApiCall call, string problem)
    {
        string name = PlainText.Line(group);
        return new Notice
        {
            Kind = NoticeKind.NotChecked,
            Subject = PlainText.Subject($"NOT CHECKED: {name} {call.Region} {call.Account}"),
            Text = $"""
                Remediation could not check the security group {name} after it was changed. Nothing was done; it may be open to the internet.

                Problem
                  {PlainText.Line(problem, 600)}

                Who
                  {string.Join("\n  ", GroupWords.Caller(call))}

                What happens now
                  The event is tried again twice. If that fails too, it waits in the queue of failed events, from where it can be replayed.
                  Look at the group: aws ec2 describe-security-group-rules --region {PlainText.Line(call.Region)} --filters Name=group-id,Values={name}

                """,
            Attributes = new Dictionary<string, string>
            {
                ["kind"] = nameof(NoticeKind.NotChecked),
                ["severity"] = "high",
                ["account"] = call.Account,
                ["region"] = call.Region,
                ["resource"] = name,
            },
        };
    }
}
