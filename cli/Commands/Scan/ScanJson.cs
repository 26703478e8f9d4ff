using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Cli.Commands.Scan.Findings;
using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan;

/// <summary>A scan as JSON.</summary>
internal static class ScanJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ScanReport report, TextWriter output)
    {
        var names = report.Regions.Select(region => region.Target.Region).Distinct().ToList();
        var document = new JsonObject
        {
            ["time"] = report.Time.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            ["region"] = names.Count == 1 ? names[0] : null,
            ["groups"] = report.Groups,
            ["complete"] = report.IsComplete,
            ["summary"] = Summary(report),
            ["accounts"] = new JsonArray([.. report.Accounts.Select(account => (JsonNode)new JsonObject { ["account"] = account.Id, ["way"] = account.Way })]),
            ["regions"] = new JsonArray([.. report.Regions.Select(ToJson)]),
            ["rules"] = new JsonArray([.. report.Rules.Select(found => ToJson(found.Group, found.Rule))]),
            ["warnings"] = new JsonArray([.. report.Findings.SelectMany(group => group.Warnings).Select(warning => (JsonNode)warning)]),
            ["advice"] = new JsonArray([.. report.Findings.SelectMany(group => group.Advice.Select(advice => ToJson(group, advice)))]),
        };
        output.WriteLine(document.ToJsonString(Readable));
    }

    private static JsonObject Summary(ScanReport report) => new()
    {
        ["openGroups"] = report.Findings.Count(group => group.Now.Worst < Openness.Closed),
        ["openGroupsAfterEnforcing"] = report.Findings.Count(group => group.After.Worst < Openness.Closed),
        ["forbiddenRules"] = report.Count(Openness.Forbidden),
        ["unlistedRules"] = report.Count(Openness.Unlisted),
        ["exemptRules"] = report.Count(Openness.Exempt),
        ["allowedRules"] = report.Count(Openness.Allowed),
    };

    private static JsonNode ToJson(RegionScan region)
    {
        var json = new JsonObject { ["account"] = region.Target.Account.Id, ["region"] = region.Target.Region, ["groups"] = region.Groups };
        if (region.Skipped is { } skipped)
        {
            json["skipped"] = skipped;
        }

        if (region.Failure is { } failure)
        {
            json["failure"] = failure;
        }

        return json;
    }

    private static JsonNode ToJson(GroupScan group, string advice) => new JsonObject
    {
        ["account"] = group.Target.Account.Id,
        ["region"] = group.Target.Region,
        ["groupId"] = group.Group.GroupId,
        ["groupName"] = group.Group.Name,
        ["advice"] = advice,
    };

    private static JsonNode ToJson(GroupScan group, ScannedRule scanned)
    {
        var rule = scanned.Decision.Rule;
        var json = new JsonObject
        {
            ["account"] = group.Target.Account.Id,
            ["region"] = group.Target.Region,
            ["groupId"] = group.Group.GroupId,
            ["groupName"] = group.Group.Name,
            ["vpcId"] = group.Group.VpcId,
            ["ruleId"] = rule.RuleId,
            ["protocol"] = rule.Protocol.ToString(),
            ["fromPort"] = rule.Ports?.From,
            ["toPort"] = rule.Ports?.To,
            ["source"] = rule.Source.ToString(),
            ["decision"] = scanned.Decision.Name,
            ["reason"] = scanned.Decision.Reason,
        };
        if (Remedy.For(group, scanned) is { } remedy)
        {
            json["nextStep"] = remedy;
        }

        if (scanned.Decision.Exposure is { } exposure)
        {
            json["family"] = exposure.Family.ToString();
            json["shareOfInternet"] = Math.Round(exposure.Share, 6);
            json["services"] = new JsonArray([.. exposure.Services.Select(service => (JsonNode)service.ToString())]);
        }

        if (scanned.Decision is RuleDecision.Narrow narrow)
        {
            json["narrowedTo"] = new JsonArray([.. narrow.Pieces.Select(piece => (JsonNode)piece.ToString())]);
        }

        return json;
    }
}
