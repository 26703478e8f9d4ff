using System.Text.Json;
using Remediation.Events.Commands;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Instances;

/// <summary>What a machine is told of a patch run. Everything that a document says comes from the machine that it ran on, and is not trusted.</summary>
/// <param name="report">The run.</param>
/// <param name="results">Its instances, the worst first.</param>
/// <param name="mostInFull">How many are told with what was installed.</param>
internal sealed class PatchRunFacts(PatchReport report, IReadOnlyList<PatchedInstance> results, int mostInFull) : NoticeFacts("patchRun")
{
    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("commandId", PlainText.Line(report.CommandId, 60));
        writer.WriteString("document", report.Document.ToString());
        writer.WriteString("documentName", PlainText.Line(report.DocumentName));
        WriteIfThere(writer, "cause", PlainText.Line(report.Cause, 60));
        writer.WriteString("requested", report.Requested.UtcDateTime);
        writer.WriteStartArray("instances");
        for (int index = 0; index < results.Count; index++)
        {
            Write(writer, results[index], isInFull: index < mostInFull);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PatchedInstance instance, bool isInFull)
    {
        writer.WriteStartObject();
        writer.WriteString("id", PlainText.Line(instance.Outcome.InstanceId, 40));
        WriteIfThere(writer, "name", PlainText.Line(instance.Instance?.Name, 255));
        writer.WriteString("result", instance.Result switch
        {
            PatchResult.Failed => "failed",
            PatchResult.RebootPending => "rebootPending",
            PatchResult.NothingToDo => "nothingToDo",
            PatchResult.Gone => "gone",
            _ => "patched",
        });
        writer.WriteString("status", PlainText.Line(instance.Outcome.StatusDetails.Length > 0 ? instance.Outcome.StatusDetails : instance.Outcome.Status, 60));
        if (instance.Outcome.ResponseCode is { } code)
        {
            writer.WriteNumber("exitCode", code);
        }

        if (isInFull && instance.Summary is { } summary)
        {
            Write(writer, summary);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DocumentSummary summary)
    {
        WriteIfThere(writer, "reason", PlainText.Line(summary.Reason, 600));
        WriteIfThere(writer, "operatingSystem", PlainText.Line(summary.OperatingSystem, 80));
        WriteIfThere(writer, "endOfLife", PlainText.Line(summary.EndOfLife, 20));
        WriteIfThere(writer, "reboot", PlainText.Line(summary.Reboot, 20));
        WriteIfThere(writer, "upgraded", summary.Upgraded);
        WriteIfThere(writer, "installed", summary.Installed);
        WriteIfThere(writer, "left", summary.Left);
        WriteChanges(writer, summary);
        if (summary.Installations.Count > 0)
        {
            writer.WriteStartArray("typo3");
            foreach (var installation in summary.Installations)
            {
                Write(writer, installation);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteChanges(Utf8JsonWriter writer, DocumentSummary summary)
    {
        if (summary.Packages.Count > 0)
        {
            writer.WriteStartArray("packages");
            foreach (var package in summary.Packages)
            {
                writer.WriteStartObject();
                writer.WriteString("name", PlainText.Line(package.Name, 60));
                WriteIfThere(writer, "from", PlainText.Line(package.From, 40));
                writer.WriteString("to", PlainText.Line(package.To, 40));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            WriteIfThere(writer, "packagesCut", summary.PackagesCut);
        }
    }

    private static void Write(Utf8JsonWriter writer, Typo3Installation site)
    {
        writer.WriteStartObject();
        writer.WriteString("path", PlainText.Line(site.Path, 120));
        writer.WriteString("status", PlainText.Line(site.Status, 20));
        WriteIfThere(writer, "from", PlainText.Line(site.From, 20));
        WriteIfThere(writer, "to", PlainText.Line(site.To, 20));
        WriteIfThere(writer, "support", PlainText.Line(site.Support, 20));
        WriteIfThere(writer, "insecure", PlainText.Line(site.Insecure, 20));
        WriteIfThere(writer, "reason", PlainText.Line(site.Reason, 400));
        WriteIfThere(writer, "backup", PlainText.Line(site.Backup, 120));
        writer.WriteEndObject();
    }
}
