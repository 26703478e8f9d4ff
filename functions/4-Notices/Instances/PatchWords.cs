using Remediation.Decisions.Patching;
using Remediation.Events.Commands;

namespace Remediation.Notices.Instances;

/// <summary>What a run did to one instance, in lines for people. Everything in it comes from the machine and is not trusted.</summary>
internal static class PatchWords
{
    private const int MostPackages = 30;
    private const int TailLines = 15;

    public static IEnumerable<string> Lines(PatchedInstance instance, PatchDocument document, string region)
    {
        if (instance.Result == PatchResult.Gone)
        {
            yield return "the instance was terminated before the run came to an end";
            yield break;
        }

        if (!instance.Outcome.IsSuccess)
        {
            yield return Ended(instance);
        }

        if (instance.Summary is { } summary)
        {
            foreach (string line in Lines(summary))
            {
                yield return line;
            }
        }
        else if (instance.Outcome.IsSuccess)
        {
            if (instance.State is { } state)
            {
                yield return $"Patch Manager counts in all {Count(state.Installed, "patch", "patches")} installed, {state.PendingReboot} waiting for a reboot, {state.Missing} missing, {state.Failed} failed";
            }

            yield return document == PatchDocument.RunPatchBaseline
                ? "what was installed:"
                : "it ended well and said nothing about what it did; its log is in /var/log/remediation on the instance";
            if (document == PatchDocument.RunPatchBaseline)
            {
                yield return $"  aws ssm describe-instance-patches --region {region} --instance-id {PlainText.Line(instance.Outcome.InstanceId, 40)} --filters Key=State,Values=Installed,InstalledPendingReboot";
            }
        }

        if (instance.Result == PatchResult.RebootPending)
        {
            yield return "to reboot it, when it suits you:";
            yield return $"  aws ec2 reboot-instances --region {region} --instance-ids {PlainText.Line(instance.Outcome.InstanceId, 40)}";
        }

        foreach (string line in Tail(instance.OutputTail))
        {
            yield return line;
        }

        foreach (string advice in instance.Advice)
        {
            yield return $"advice: {PlainText.Line(advice, 400)}";
        }
    }

    private static string Ended(PatchedInstance instance)
    {
        var outcome = instance.Outcome;
        string code = outcome.ResponseCode is { } number ? $", exit code {number}" : "";
        return outcome.StatusDetails switch
        {
            "Delivery Timed Out" or "DeliveryTimedOut" => "the command did not reach the instance in time: it was stopped, or its agent is silent",
            "Execution Timed Out" or "ExecutionTimedOut" => "the command did not end in time and was killed: look at the instance; the next run repairs what was left half done",
            "Undeliverable" => "the command could not be delivered: the instance does not exist any more, or its agent does not answer",
            "Terminated" => "the run was ended before it came to this instance, because too many others had failed",
            "Canceled" or "Cancelled" => "somebody cancelled the command",
            { Length: > 0 } details => $"it ended as {PlainText.Line(details, 60)}{code}",
            _ => $"it ended as {PlainText.Line(outcome.Status, 60)}{code}",
        };
    }

    private static IEnumerable<string> Lines(DocumentSummary summary)
    {
        if (summary.Reason.Length > 0)
        {
            yield return $"it says: {PlainText.Line(summary.Reason, 600)}";
        }

        if (summary.OperatingSystem.Length > 0)
        {
            string support = summary.IsOutOfSupport
                ? $" - gets no security updates any more{(summary.EndOfLife.Length > 0 ? $" since {PlainText.Line(summary.EndOfLife, 20)}" : "")}: move to a newer release"
                : summary.EndOfLife.Length > 0 ? $", security updates until {PlainText.Line(summary.EndOfLife, 20)}" : "";
            yield return $"runs {PlainText.Line(summary.OperatingSystem, 80)}{support}";
        }

        if (summary.Upgraded + summary.Installed > 0)
        {
            yield return $"{Count(summary.Upgraded, "package")} upgraded{(summary.Installed > 0 ? $", {summary.Installed} new" : "")}{(summary.Left > 0 ? $", {summary.Left} left" : "")}";
        }

        foreach (var package in summary.Packages.Take(MostPackages))
        {
            yield return $"- {PlainText.Line(package.Name, 60)} {(package.From.Length > 0 ? $"{PlainText.Line(package.From, 40)} -> " : "new ")}{PlainText.Line(package.To, 40)}";
        }

        int more = Math.Max(0, summary.Packages.Count - MostPackages) + summary.PackagesCut;
        if (more > 0)
        {
            yield return $"- and {more} more";
        }

        if (summary.Reboot is "done" or "needed")
        {
            string why = summary.RebootWhy.Length > 0 ? $" ({PlainText.Line(summary.RebootWhy)})" : "";
            yield return summary.Reboot == "done" ? $"rebooted{why}" : $"a reboot is needed{why}: until then the old code runs";
        }

        foreach (var installation in summary.Installations)
        {
            foreach (string line in Lines(installation))
            {
                yield return line;
            }
        }

        if (summary.InstallationsCut > 0)
        {
            yield return $"and {summary.InstallationsCut} more TYPO3 installations";
        }

        foreach (var found in summary.Findings)
        {
            yield return $"- {PlainText.Line(found.Severity, 10)}: {PlainText.Line(found.What)}{(found.Detail.Length > 0 ? $" - {PlainText.Line(found.Detail)}" : "")}";
        }

        if (summary.FindingsCut > 0)
        {
            yield return $"and {summary.FindingsCut} more findings";
        }

        if (summary.Fail2Ban.Length > 0)
        {
            yield return $"fail2ban: {PlainText.Line(summary.Fail2Ban, 20)}";
        }
    }

    private static IEnumerable<string> Lines(Typo3Installation site)
    {
        string version = site.From == site.To || site.To.Length == 0 ? PlainText.Line(site.From, 20) : $"{PlainText.Line(site.From, 20)} -> {PlainText.Line(site.To, 20)}";
        yield return $"TYPO3 {version} in {PlainText.Line(site.Path, 120)}: {PlainText.Line(site.Status, 20)}{(site.Reason.Length > 0 ? $", {PlainText.Line(site.Reason, 400)}" : "")}";
        if (site.Insecure == "yes")
        {
            yield return "  this version has known security holes";
        }

        if (site.Support is "ended" or "elts")
        {
            yield return site.Support == "ended"
                ? "  this version gets no security updates any more: move to a newer one"
                : "  this version gets security updates only with an ELTS contract";
        }

        if (site.Backup.Length > 0)
        {
            yield return $"  backup: {PlainText.Line(site.Backup, 120)}";
        }
    }

    private static IEnumerable<string> Tail(string output)
    {
        var lines = output.Split('\n').Select(line => PlainText.Line(line, 300)).Where(line => line.Length > 0).ToList();
        return lines.Count == 0 ? [] : ["the end of its output:", .. lines.TakeLast(TailLines).Select(line => $"| {line}")];
    }

    private static string Count(int number, string one, string? several = null) => $"{number} {(number == 1 ? one : several ?? $"{one}s")}";
}
