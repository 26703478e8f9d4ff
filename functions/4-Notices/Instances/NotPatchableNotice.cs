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
    /// <param name="now">The time, UTC.</param>
    public static Notice Write(InstanceFacts instance, Recognition recognition, string reason, string account, string region, DateTimeOffset now)
    {
        string name = instance.Name is { } given ? $"{PlainText.Line(given, 60)} ({instance.InstanceId})" : instance.InstanceId;
        return new Notice
        {
            Id = NoticeId.Of("notPatchable", account, region, instance.InstanceId, NoticeId.Week(instance.Launched, now), reason),
            Time = now,
            Kind = NoticeKind.NotPatched,
            Severity = Severity.High,
            Subject = PlainText.Subject($"NOT PATCHED: {name} - {region} {account}"),
            Text = string.Join("\n\n",
            [
                $"{name} is not patched, and Remediation cannot do it: {PlainText.Line(reason, 300).TrimEnd('.')}.",
                "Patch it in another way, or tag it to be left alone.",
                PlainText.Section("Why", [$"In full: {PlainText.Line(reason, 600)}", $"It is to be patched, because {PlainText.Line(recognition.Reason, 300)}."]),
                PlainText.Section("To leave it alone", [$"aws ec2 create-tags --region {region} --resources {instance.InstanceId} --tags Key={InstanceRecognizer.TagKey},Value=off"]),
            ]) + "\n",
            Account = account,
            Region = region,
            Resource = instance.InstanceId,
            Facts = new UnpatchedFacts(instance, recognition, [reason]),
        };
    }
}
