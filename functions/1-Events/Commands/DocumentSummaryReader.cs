using System.Text.Json;
using Remediation.Events.Json;

namespace Remediation.Events.Commands;

/// <summary>Reads what a document of ours says in the last line of its output.</summary>
public static class DocumentSummaryReader
{
    /// <summary>
    /// What the agent writes between the two outputs of a step where it gives them as one, of 2500 characters at most
    /// (<see href="https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/framework/processor/executer/iohandler/iohandler.go">iohandler.go</see>).
    /// </summary>
    private const string ErrorOutput = "----------ERROR-------";

    /// <summary>Reads it.</summary>
    /// <param name="output">The output, as Systems Manager gives it.</param>
    /// <returns><see langword="null"/> when there is no such line, or not all of it: an earlier line is no substitute, it is from before a reboot.</returns>
    public static DocumentSummary? Read(string? output)
    {
        string? line = (output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .TakeWhile(candidate => candidate != ErrorOutput)
            .LastOrDefault(candidate => candidate.StartsWith('{'));
        if (line is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(EventField.Detail(json.RootElement));
        }
        catch (Exception broken) when (broken is JsonException or InvalidEventException or ArgumentException)
        {
            return null;
        }
    }

    private static DocumentSummary? Read(EventField json) => json["document"].Text() is { } document
        ? new DocumentSummary
        {
            Document = document,
            Status = Status(json["status"].Text()),
            Reason = Text(json["reason"]),
            OperatingSystem = Text(json["os"]),
            EndOfLife = Text(json["endOfLife"]),
            IsOutOfSupport = json["support"].Text() == "ended",
            Upgraded = Count(json["upgraded"]),
            Installed = Count(json["installed"]),
            Left = Count(json["left"]),
            Packages = [.. json["packages"].List().Select(Package).Where(package => package.Name.Length > 0)],
            PackagesCut = Count(json["packagesCut"]),
            Reboot = Text(json["reboot"]),
            RebootWhy = Text(json["rebootWhy"]),
            Installations = [.. json["installations"].List().Where(installation => installation.IsObject).Select(Installation)],
            InstallationsCut = Count(json["installationsCut"]),
            Findings = [.. json["findings"].List().Where(found => found.IsObject).Select(Finding)],
            FindingsCut = Count(json["findingsCut"]),
            Fail2Ban = Text(json["fail2ban"]),
        }
        : null;

    private static DocumentStatus Status(string? text) => text switch
    {
        "succeeded" => DocumentStatus.Succeeded,
        "nothing-to-do" => DocumentStatus.NothingToDo,
        "not-applicable" => DocumentStatus.NotApplicable,
        "refused" => DocumentStatus.Refused,
        "failed" => DocumentStatus.Failed,
        "busy" => DocumentStatus.Busy,
        "rebooting" => DocumentStatus.Rebooting,
        _ => DocumentStatus.Unknown,
    };

    private static PackageChange Package(EventField package)
    {
        var parts = package.List();
        return new PackageChange(Part(0), Part(1), Part(2));

        string Part(int index) => index < parts.Count ? Text(parts[index]) : "";
    }

    private static Typo3Installation Installation(EventField installation) => new(
        Text(installation["path"]),
        Text(installation["layout"]),
        Text(installation["from"]),
        Text(installation["to"]),
        Text(installation["support"]),
        Text(installation["insecure"]),
        Text(installation["status"]),
        Text(installation["reason"]),
        Text(installation["backup"]));

    private static PostureFinding Finding(EventField found) => new(Text(found["severity"]), Text(found["what"]), Text(found["detail"]));

    private static int Count(EventField field) => Math.Max(0, field.Number() ?? 0);

    private static string Text(EventField field) => field.Text() ?? "";
}
