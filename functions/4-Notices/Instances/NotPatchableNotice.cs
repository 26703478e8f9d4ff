using Remediation.Decisions.Instances;

namespace Remediation.Notices.Instances;

/// <summary>Writes the notice about an instance that should be patched and that nothing here can patch.</summary>
public static class NotPatchableNotice
{
    /// <summary>Writes it.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="recognition">What it was taken for, and why.</param>
    /// <param name="reason">Why it cannot be patched, and what to do.</param>
    /// <param name="account">The account, 12 digits.</param>
    /// <param name="region">The region.</param>
    public static Notice Write(InstanceFacts instance, Recognition recognition, string reason, string account, string region)
    {
        string name = instance.Name is { } given ? $"{PlainText.Line(given, 60)} ({instance.InstanceId})" : instance.InstanceId;
        return new Notice
        {
            Kind = NoticeKind.NotPatched,
            Severity = Severity.High,
            Subject = PlainText.Subject($"NOT PATCHED: {name} - {region} {account}"),
            Text = string.Join("\n\n",
            [
                $"Remediation cannot patch {name}.",
                PlainText.Section("Why", [PlainText.Line(reason, 600), $"It is to be patched, because {PlainText.Line(recognition.Reason, 300)}."]),
            ]) + "\n",
            Account = account,
            Region = region,
            Resource = instance.InstanceId,
        };
    }
}
