using System.Globalization;
using Remediation.Decisions.Patching;

namespace Remediation.Notices.Instances;

/// <summary>Writes the one notice about a patch run: what changed, what failed and why, the worst first.</summary>
public static class PatchNotice
{
    private const int MostInFull = 25;

    /// <summary>Writes it.</summary>
    public static Notice Write(PatchReport report)
    {
        var results = report.Instances.OrderBy(instance => instance.Result).ToList();
        int failed = results.Count(instance => instance.Result == PatchResult.Failed);
        int pending = results.Count(instance => instance.Result == PatchResult.RebootPending);
        var kind = failed > 0 ? NoticeKind.NotPatched : pending > 0 ? NoticeKind.RebootPending : NoticeKind.Patched;
        return new Notice
        {
            Id = NoticeId.Of("patchRun", report.Account, report.Region, report.CommandId),
            Time = report.Now,
            Kind = kind,
            Severity = kind switch { NoticeKind.NotPatched => Severity.High, NoticeKind.RebootPending => Severity.Medium, _ => Severity.Low },
            Subject = PlainText.Subject($"{Headline(report, results, failed, pending)} - {report.Region} {report.Account}"),
            Text = string.Join("\n\n", Paragraphs(report, results, failed, pending)) + "\n",
            Account = report.Account,
            Region = report.Region,
            Resource = results is [var only] ? only.Outcome.InstanceId : report.CommandId,
            Facts = new PatchRunFacts(report, results, MostInFull),
        };
    }

    private static string Headline(PatchReport report, List<PatchedInstance> results, int failed, int pending)
    {
        string what = Subject(report.Document);
        if (results is [var only])
        {
            return only.Result switch
            {
                PatchResult.Failed => $"{what} FAILED on {only.Name}",
                PatchResult.RebootPending => $"{what} done, REBOOT NEEDED on {only.Name}",
                PatchResult.NothingToDo => $"{what}: nothing to do on {only.Name}",
                PatchResult.Gone => $"{what}: {only.Name} is gone",
                _ => $"{what} done on {only.Name}",
            };
        }

        return failed > 0 ? $"{what} FAILED on {failed} of {results.Count} instances"
            : pending > 0 ? $"{what} done on {results.Count} instances, {pending} NEED A REBOOT"
            : $"{what} done on {results.Count} instances";
    }

    private static IEnumerable<string> Paragraphs(PatchReport report, List<PatchedInstance> results, int failed, int pending)
    {
        string instances = results is [var only] ? only.Name : $"{results.Count} instances";
        yield return failed == 0 && results.Exists(instance => instance.Result != PatchResult.Gone)
            ? $"Remediation {Did(report.Document)} {instances}{Because(report.Cause)}."
            : $"Remediation tried to {Do(report.Document)} {instances}{Because(report.Cause)}. {(failed == 0 ? "It was terminated." : results.Count == 1 ? FailedOn(results[0]) : $"It failed on {failed}.")}";
        yield return failed > 0 ? $"{(results.Count == 1 ? "Look at it: what failed is below." : "Look at what failed: it comes first.")} It is tried again by the next scheduled run.{(pending > 0 ? " Reboot what needs it when it suits you." : "")}"
            : pending > 0 ? "Reboot what needs it when it suits you, with the command below: until then the old code runs."
            : "You need not do anything.";
        foreach (var instance in results.Take(MostInFull))
        {
            yield return PlainText.Section($"{Word(instance.Result)}: {instance.Name}", PatchWords.Lines(instance, report.Document, report.Region));
        }

        if (results.Count > MostInFull)
        {
            yield return PlainText.Section(
                $"And {results.Count - MostInFull} more",
                results.Skip(MostInFull).GroupBy(instance => Word(instance.Result)).Select(group =>
                    $"{group.Key}: {string.Join(", ", group.Select(instance => instance.Outcome.InstanceId).Take(100))}"));
        }

        yield return PlainText.Section("The run",
        [
            string.Create(CultureInfo.InvariantCulture, $"document {PlainText.Line(report.DocumentName)}, sent {report.Requested.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC in account {report.Account}, {report.Region}"),
            "all of it:",
            $"  aws ssm list-command-invocations --region {report.Region} --command-id {PlainText.Line(report.CommandId, 60)} --details",
        ]);
    }

    /// <summary>Of several sites on a machine some may be well.</summary>
    private static string FailedOn(PatchedInstance instance)
    {
        var sites = instance.Summary?.Installations ?? [];
        int failed = sites.Count(site => site.Status is "failed" or "rolled-back" or "refused");
        return sites.Count > 1 && failed > 0 && failed < sites.Count
            ? $"{failed} of {sites.Count} installations could not be updated; the others are well."
            : "It failed.";
    }

    private static string Because(string cause) => cause.Length == 0 ? "" : $" (because of {PlainText.Line(cause, 60)})";

    private static string Subject(PatchDocument document) => document switch
    {
        PatchDocument.UpdateTypo3 => "TYPO3 update",
        PatchDocument.HardenSsh => "Hardening of ssh",
        PatchDocument.ReportPosture => "Posture report",
        _ => "Patching",
    };

    private static string Did(PatchDocument document) => document switch
    {
        PatchDocument.UpdateTypo3 => "updated TYPO3 on",
        PatchDocument.HardenSsh => "hardened the ssh server of",
        PatchDocument.ReportPosture => "looked at the state of",
        _ => "patched",
    };

    private static string Do(PatchDocument document) => document switch
    {
        PatchDocument.UpdateTypo3 => "update TYPO3 on",
        PatchDocument.HardenSsh => "harden the ssh server of",
        PatchDocument.ReportPosture => "look at the state of",
        _ => "patch",
    };

    private static string Word(PatchResult result) => result switch
    {
        PatchResult.Failed => "FAILED",
        PatchResult.RebootPending => "REBOOT NEEDED",
        PatchResult.NothingToDo => "Nothing to do",
        PatchResult.Gone => "Gone",
        _ => "Done",
    };
}
