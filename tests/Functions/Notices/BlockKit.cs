using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.LocalAws;
using Remediation.Notices.Forms;

namespace Remediation.Functions.Tests.Notices;

/// <summary>What Slack demands of a message, and answers with <c>invalid_blocks</c> otherwise (https://docs.slack.dev/reference/block-kit/blocks).</summary>
internal static partial class BlockKit
{
    /// <exception cref="FormatException">Slack would refuse it.</exception>
    public static void Check(string message)
    {
        var json = JsonNode.Parse(message) as JsonObject ?? throw new FormatException("invalid_payload");
        Require(json["text"].String() is { Length: > 0 and <= 40_000 } fallback && IsEscaped(fallback), "no_text", "text");
        var blocks = json["blocks"] as JsonArray ?? throw new FormatException("no_blocks");
        Require(blocks.Count is > 0 and <= 50, "invalid_blocks", $"{blocks.Count} blocks");
        int inAll = NoticeJson.Text(writer => blocks.WriteTo(writer)).Length;
        Require(inAll <= 13_200, "msg_blocks_too_long", $"{inAll} characters in all");
        foreach (var block in blocks)
        {
            switch (block!["type"].String())
            {
                case "header":
                    CheckText(block["text"], "plain_text", 150);
                    break;
                case "section":
                    CheckText(block["text"], "mrkdwn", 3000);
                    break;
                case "context":
                    var elements = block["elements"] as JsonArray ?? [];
                    Require(elements.Count is > 0 and <= 10, "invalid_blocks", "elements of a context");
                    elements.ToList().ForEach(element => CheckText(element, "mrkdwn", 3000));
                    break;
                default:
                    throw new FormatException($"invalid_blocks: the type of {block.ToJsonString()}");
            }
        }
    }

    private static void CheckText(JsonNode? text, string type, int longest)
    {
        string words = text?["text"].String() ?? "";
        Require(text?["type"].String() == type && words.Length > 0 && words.Length <= longest, "invalid_blocks", $"{type} of {words.Length} characters");
        Require(IsEscaped(words), "not escaped", words);
        Require(type != "mrkdwn" || text?["verbatim"]?.GetValue<bool>() == true, "not verbatim", "Slack would make links of addresses in it");
        Require(Fences().Count(words) % 2 == 0, "code without an end", words);
    }

    /// <summary>No mention and no link: those begin with &lt;, which is never there as it is.</summary>
    private static bool IsEscaped(string text) => !text.Contains('<') && !text.Contains('>') && !BareAmpersand().IsMatch(text);

    private static void Require(bool condition, string error, string what)
    {
        if (!condition)
        {
            throw new FormatException($"{error}: {what}");
        }
    }

    [GeneratedRegex("&(?!(amp|lt|gt);)")]
    private static partial Regex BareAmpersand();

    [GeneratedRegex("```")]
    private static partial Regex Fences();
}
