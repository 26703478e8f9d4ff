using System.Globalization;
using System.Text.Json.Nodes;
using Remediation.Notices;
using Spectre.Console;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Says what is in the queues and what came of it, for people or as one JSON document for each message.</summary>
internal sealed class ReplayReport(bool json, bool go)
{
    private readonly IAnsiConsole console = AnsiConsole.Console;
    private string queue = "";
    private int messages;
    private int handled;

    public void Begin(string name)
    {
        queue = name;
        if (!json)
        {
            console.MarkupLine($"[bold]{Markup.Escape(name)}[/]");
        }
    }

    /// <param name="letter">The message.</param>
    /// <param name="outcome">Null when nothing was tried.</param>
    public void Tell(DeadLetter letter, Outcome? outcome)
    {
        messages++;
        handled += outcome?.Succeeded == true ? 1 : 0;
        if (json)
        {
            Console.WriteLine(LocalAws.Json.Text(ToJson(letter, outcome)));
            return;
        }

        console.MarkupLine($"  {Time(letter)} [yellow]{Plain(letter.From)}[/]: {Plain(letter.Reason ?? "no reason given")}");
        console.MarkupLine($"    {Plain(letter.Event)}");
        console.MarkupLine(outcome switch
        {
            null => $"    [dim]-> {Plain(letter.Back.ToString())}[/]",
            { Succeeded: true } => $"    [green]{Plain(outcome.Words)}[/]",
            _ => $"    [red]stays:[/] {Plain(outcome.Words)}",
        });
    }

    /// <returns>How many messages are still in the queues.</returns>
    public int End()
    {
        int left = messages - handled;
        if (!json)
        {
            console.WriteLine(messages == 0 ? "No messages."
                : go ? $"{Count(messages)}: {handled} handled and deleted, {left} left."
                : $"{Count(messages)}. Nothing was changed; --go replays them.");
        }

        return left;
    }

    private JsonObject ToJson(DeadLetter letter, Outcome? outcome)
    {
        var document = new JsonObject
        {
            ["queue"] = queue,
            ["messageId"] = letter.MessageId,
            ["sent"] = letter.Sent?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["from"] = letter.From,
            ["reason"] = letter.Reason,
            ["event"] = letter.Event,
            ["goesTo"] = letter.Back.ToString(),
        };
        if (outcome is not null)
        {
            document["succeeded"] = outcome.Succeeded;
            document["outcome"] = outcome.Words;
        }

        return document;
    }

    private static string Count(int number) => number == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{number} messages");

    private static string Time(DeadLetter letter) => letter.Sent?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "(no time)";

    // What failed may be what somebody wanted to be shown.
    private static string Plain(string? text) => Markup.Escape(PlainText.Line(text, 500));
}
