using System.Text.Json;
using Remediation.Events.Json;

namespace Remediation.Events.Commands;

/// <summary>Reads what a document of ours says in the last line of its output.</summary>
public static class DocumentSummaryReader
{
    /// <summary>Reads it.</summary>
    /// <param name="output">The output, as Systems Manager gives it.</param>
    /// <returns><see langword="null"/> when there is no such line, or not all of it.</returns>
    public static DocumentSummary? Read(string? output)
    {
        string? line = (output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault(candidate => candidate.StartsWith('{') && candidate.EndsWith('}'));
        if (line is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(EventField.Detail(json.RootElement));
        }
        catch (Exception broken) when (broken is JsonException or InvalidEventException)
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
            Upgraded = json["upgraded"].Number() ?? 0,
            Installed = json["installed"].Number() ?? 0,
            Left = json["left"].Number() ?? 0,
            Packages = [.. json["packages"].List().Select(Package)],
            PackagesCut = json["packagesCut"].Number() ?? 0,
            Reboot = Text(json["reboot"]),
            RebootWhy = Text(json["rebootWhy"]),
            Installations = [.. json["installations"].List().Select(Installation)],
            Findings = [.. json["findings"].List().Select(found => new PostureFinding(Text(found["severity"]), Text(found["what"]), Text(found["detail"])))],
            FindingsCut = json["findingsCut"].Number() ?? 0,
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

    private static string Text(EventField field) => field.Text() ?? "";
}
