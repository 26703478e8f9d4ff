using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Notices;

/// <summary>Draws a message of Block Kit about as Slack shows it.</summary>
internal static partial class SlackPicture
{
    private const int Width = 720;
    private const double Size = 13.5;
    private const int Columns = 96;
    private const double CodeSize = 11;

    /// <summary>Not every machine has letters for these, so they are drawn.</summary>
    private static readonly Dictionary<string, string> Colours = new() { ["🔴"] = "#d93a3f", ["🟠"] = "#e8912d", ["🔵"] = "#3b82d6" };

    public static string Draw(JsonNode message)
    {
        var picture = new Picture(Width);
        picture.Line(16, "Remediation", "bold", 14);
        string title = "";
        foreach (var block in message["blocks"]!.AsArray())
        {
            picture.Space(6);
            switch (block!["type"].String())
            {
                case "header":
                    title = Plain(block["text"]!["text"].String()!);
                    string colour = Colours.FirstOrDefault(one => title.StartsWith(one.Key, StringComparison.Ordinal)).Value ?? "";
                    string words = colour.Length > 0 ? title[3..] : title;
                    foreach (string line in Picture.Wrap(words, 58))
                    {
                        picture.Line(colour.Length > 0 ? 40 : 16, line, "bold", 18);
                        if (colour.Length > 0 && words.StartsWith(line, StringComparison.Ordinal))
                        {
                            picture.Dot(25, colour);
                        }
                    }

                    break;
                case "section":
                    DrawText(picture, block["text"]!["text"].String()!);
                    break;
                default:
                    foreach (string line in Picture.Wrap(Plain(block["elements"]![0]!["text"].String()!), 105))
                    {
                        picture.Line(16, line, "soft", 12);
                    }

                    break;
            }
        }

        return picture.ToSvg($"Slack: {title}");
    }

    private static void DrawText(Picture picture, string text)
    {
        if (text.StartsWith("```", StringComparison.Ordinal))
        {
            int columns = (int)((Width - 56) / (CodeSize * Picture.MonospaceAdvance));
            picture.Box(16, "code", () =>
            {
                foreach (string line in Plain(text.Trim('`').Trim('\n')).Split('\n').SelectMany(line => Picture.Wrap(line, columns)))
                {
                    picture.Line(24, line, "mono", CodeSize);
                }
            });
            return;
        }

        foreach (string line in text.Split('\n'))
        {
            bool isBold = Bold().IsMatch(line);
            foreach (string piece in Picture.Wrap(Plain(isBold ? line.Trim('*') : line), Columns))
            {
                picture.Line(16, piece, isBold ? "bold" : "text", Size);
            }
        }
    }

    private static string Plain(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"^\*.+\*$")]
    private static partial Regex Bold();
}
