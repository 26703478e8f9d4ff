using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>What a machine that was not patched for some weeks gives when a document runs on it for the first time, and afterwards.</summary>
internal static class UsualResults
{
    /// <summary>The packages that have updates: their versions before and after.</summary>
    public static IReadOnlyList<(string Name, string From, string To)> Packages { get; } =
    [
        ("libssl3", "3.0.13-1~deb12u1", "3.0.18-1~deb12u2"),
        ("openssl", "3.0.13-1~deb12u1", "3.0.18-1~deb12u2"),
        ("openssh-server", "1:9.2p1-2+deb12u3", "1:9.2p1-2+deb12u7"),
    ];

    public static SimulatedResult Of(StepRun run, Platform platform, bool isFirst) => (run.Command.Document.LogicalId ?? run.Command.Document.Name) switch
    {
        "AWS-RunPatchBaseline" => PatchBaselineOutput.Of(run, platform),
        "UpdateOperatingSystem" => Line("UpdateOperatingSystem", platform, isFirst, UpdateOperatingSystem(run, isFirst)),
        "UpdateTypo3" => UpdateTypo3(run.Instance, platform, isFirst),
        "HardenSsh" => Line("HardenSsh", platform, isFirst, new() { ["changed"] = isFirst, ["passwordLogin"] = "no", ["loginKeys"] = 1, ["fail2ban"] = "active" }),
        "ReportPosture" => Line("ReportPosture", platform, true, Posture()),
        _ => new SimulatedResult(0, string.Empty, string.Empty, 0.2),
    };

    private static SimulatedResult Line(string document, Platform platform, bool hasWork, JsonObject more)
    {
        var line = new JsonObject
        {
            ["document"] = document,
            ["status"] = hasWork ? "succeeded" : "nothing-to-do",
            ["reason"] = string.Empty,
            ["os"] = platform.PrettyName,
            ["osId"] = platform.IsDebian ? "debian" : platform == Platform.Ubuntu ? "ubuntu" : "amzn",
            ["osVersion"] = platform.Version,
            ["endOfLife"] = platform switch { { IsDebian: true, Version: "12" } => "2028-06-30", { IsDebian: true, Version: "13" } => "2030-06-30", _ => string.Empty },
            ["support"] = platform.IsDebian ? "supported" : "unknown",
            ["seconds"] = hasWork ? 41 : 6,
        };
        foreach (var (name, value) in more)
        {
            line[name] = value?.DeepClone();
        }

        return new SimulatedResult(0, Json.Text(line) + "\n", string.Empty, 0.5);
    }

    private static JsonObject UpdateOperatingSystem(StepRun run, bool isFirst) => new()
    {
        ["mode"] = run.Command.Parameters.GetValueOrDefault("Mode")?[0] ?? "security",
        ["upgraded"] = isFirst ? Packages.Count : 0,
        ["installed"] = 0,
        ["removed"] = 0,
        ["security"] = isFirst ? Packages.Count : 0,
        ["kept"] = 0,
        ["held"] = 0,
        ["left"] = 0,
        ["repaired"] = false,
        ["packages"] = new JsonArray([.. isFirst ? Packages.Select(p => (JsonNode)new JsonArray(p.Name, p.From, p.To)) : []]),
        ["packagesCut"] = 0,
        ["reboot"] = "not-needed",
        ["rebootWhy"] = string.Empty,
        ["kernel"] = "6.1.0-41-cloud-amd64",
        ["kernelNewest"] = "6.1.0-41-cloud-amd64",
    };

    private static SimulatedResult UpdateTypo3(ManagedInstance instance, Platform platform, bool isFirst)
    {
        if (!instance.ImageName.Contains("typo3", StringComparison.OrdinalIgnoreCase))
        {
            return Line("UpdateTypo3", platform, false, new()
            {
                ["status"] = "not-applicable",
                ["reason"] = "There is no TYPO3 installation on this machine.",
                ["installations"] = new JsonArray(),
                ["installationsCut"] = 0,
            });
        }

        return Line("UpdateTypo3", platform, isFirst, new()
        {
            ["installations"] = new JsonArray(new JsonObject
            {
                ["path"] = "/var/www/typo3",
                ["layout"] = "composer",
                ["from"] = isFirst ? "12.4.20" : "12.4.41",
                ["to"] = "12.4.41",
                ["support"] = "elts",
                ["insecure"] = "no",
                ["status"] = isFirst ? "updated" : "nothing-to-do",
                ["reason"] = string.Empty,
                ["backup"] = isFirst ? "/var/backups/remediation/typo3-1" : string.Empty,
            }),
            ["installationsCut"] = 0,
        });
    }

    private static JsonObject Posture() => new()
    {
        ["findings"] = new JsonArray(new JsonObject { ["severity"] = "medium", ["what"] = "Mail server listens to everybody", ["detail"] = "exim4 on 0.0.0.0:25" }),
        ["findingsCut"] = 0,
        ["rebootNeeded"] = false,
    };
}
