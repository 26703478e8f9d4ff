using System.Globalization;
using Remediation.Decisions.Instances;

namespace Remediation.Notices.Instances;

/// <summary>Writes the notice about an instance that should be patched and has no agent that could do it.</summary>
public static class NotManagedNotice
{
    /// <summary>Writes it.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="recognition">What it was taken for, and why.</param>
    /// <param name="node">What Systems Manager has of it; <see langword="null"/> when it never registered.</param>
    /// <param name="advice">What is worth a word about its image.</param>
    /// <param name="account">The account, 12 digits.</param>
    /// <param name="region">The region.</param>
    /// <param name="now">The time, UTC.</param>
    public static Notice Write(
        InstanceFacts instance, Recognition recognition, ManagedNode? node, IReadOnlyList<string> advice, string account, string region, DateTimeOffset now)
    {
        string name = instance.Name is { } given ? $"{PlainText.Line(given, 60)} ({instance.InstanceId})" : instance.InstanceId;
        var causes = UnmanagedCauses.Of(instance, recognition, node);
        return new Notice
        {
            Id = NoticeId.Of("notManaged", account, region, instance.InstanceId, NoticeId.Week(instance.Launched, now)),
            Time = now,
            Kind = NoticeKind.NotManaged,
            Severity = Severity.Medium,
            Subject = PlainText.Subject($"NOT PATCHED: {name} has no agent that answers - {region} {account}"),
            Text = string.Join("\n\n",
            [
                $"{name} is not patched: {(node is null ? "no agent of Systems Manager registered from it" : "its agent of Systems Manager is silent")}. Nothing can be installed on it without one. The server itself goes on running.",
                "Give it an agent that answers, or tag it to be left alone: the commands are below.",
                PlainText.Section("The instance",
                [
                    string.Create(CultureInfo.InvariantCulture, $"started {instance.Launched.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {(int)(now - instance.Launched).TotalMinutes} minutes ago, in account {account}, {region}"),
                    $"taken for {Kind(recognition.Kind)}, because {PlainText.Line(recognition.Reason, 300)}",
                    $"image {PlainText.Line(instance.Image.ToString())}, subnet {PlainText.Line(instance.SubnetId ?? "unknown", 40)}, {(instance.PublicAddress is { } address ? $"public address {PlainText.Line(address, 45)}" : "no public address")}",
                    .. advice.Select(line => $"advice: {PlainText.Line(line, 400)}"),
                ]),
                PlainText.Section("Probable causes, the most probable first", causes.Select((cause, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {PlainText.Line(cause, 400)}"))),
                PlainText.Section("What to do",
                [
                    "If it has no instance profile, give it one whose role has AmazonSSMManagedInstanceCore:",
                    $"  aws ec2 associate-iam-instance-profile --region {region} --instance-id {instance.InstanceId} --iam-instance-profile Name=YOUR_PROFILE",
                    "Install the agent: put docs/install-agent.sh of this project, with AWS's key filled in at its top, into the user data of your launch template or image, or run it on the instance as root.",
                    "It is patched at the next scheduled run once its agent is online, or at once with the command in the stack's output PatchNow. Do not stop it for this: it would be down, and may get another address.",
                    "If it is to be left alone:",
                    $"  aws ec2 create-tags --region {region} --resources {instance.InstanceId} --tags Key={InstanceRecognizer.TagKey},Value=off",
                ]),
            ]) + "\n",
            Account = account,
            Region = region,
            Resource = instance.InstanceId,
            Facts = new UnpatchedFacts(instance, recognition, causes),
        };
    }

    private static string Kind(InstanceKind kind) => kind switch
    {
        InstanceKind.Typo3 => "a TYPO3 server",
        InstanceKind.OptedIn => "one to patch",
        _ => "Debian",
    };
}
