using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan;

/// <summary>A scan as JSON.</summary>
internal static class ScanJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(AccountScan scan, TextWriter output)
    {
        var document = new JsonObject
        {
            ["region"] = scan.Region,
            ["groups"] = scan.Groups,
            ["rules"] = new JsonArray([.. scan.Rules.Select(ToJson)]),
            ["warnings"] = new JsonArray([.. scan.Warnings.Select(warning => (JsonNode)warning)]),
        };
        output.WriteLine(document.ToJsonString(Readable));
    }

    private static JsonNode ToJson(ScannedRule scanned)
    {
        var rule = scanned.Decision.Rule;
        var json = new JsonObject
        {
            ["groupId"] = scanned.GroupId,
            ["groupName"] = scanned.GroupName,
            ["vpcId"] = scanned.VpcId,
            ["ruleId"] = rule.RuleId,
            ["protocol"] = rule.Protocol.ToString(),
            ["fromPort"] = rule.Ports?.From,
            ["toPort"] = rule.Ports?.To,
            ["source"] = rule.Source.ToString(),
            ["decision"] = scanned.DecisionName,
            ["reason"] = scanned.Decision.Reason,
        };
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
