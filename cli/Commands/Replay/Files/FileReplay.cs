using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Spectre.Console;

namespace Remediation.Cli.Commands.Replay.Files;

/// <summary>Hands recorded events to the function in a local AWS, and shows what it decided and did.</summary>
internal static class FileReplay
{
    private const string Function = "SecurityGroupGuard";

    /// <param name="path">An event as JSON, or a folder of such files.</param>
    /// <param name="json">Print one JSON document for each event.</param>
    /// <param name="options">The local AWS to hand them to the function in.</param>
    /// <param name="cancellation">Stops between events.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(string path, bool json, LocalAwsOptions options, CancellationToken cancellation)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : File.Exists(path) ? [path] : [];
        if (files.Length == 0)
        {
            return ExitCode.Fail($"{path} is neither a file nor a folder with *.json files.");
        }

        await using var aws = await LocalAwsHost.StartAsync(options, cancellation);
        // The function must see the recorded event, not the one that making its group causes.
        aws.Bus.RulesOf = _ => [];
        using var user = new LocalUser(aws.Endpoint, options.Region, "replay");
        var stage = new ReplayStage(user, options.Region);
        int failures = 0;
        foreach (string file in files)
        {
            PreparedEvent prepared;
            try
            {
                prepared = await stage.PrepareAsync(await File.ReadAllTextAsync(file, cancellation), cancellation);
            }
            catch (Exception problem) when (problem is InvalidOperationException or IOException)
            {
                failures++;
                Console.Error.WriteLine($"{file}: its group could not be made. {problem.Message}");
                continue;
            }

            var result = await aws.Functions.InvokeAsync(Function, Encoding.UTF8.GetBytes(prepared.Event), cancellation);
            string answer = Encoding.UTF8.GetString(result.Payload);
            failures += result.Succeeded ? 0 : 1;
            if (json)
            {
                Console.WriteLine(new JsonObject { ["file"] = file, ["stage"] = prepared.Description, ["succeeded"] = result.Succeeded, ["answer"] = JsonNode.Parse(answer) }.ToJsonString());
            }
            else
            {
                Show(Path.GetFileName(file), prepared.Description, result.Succeeded, answer);
            }
        }

        if (!json)
        {
            AnsiConsole.WriteLine($"{files.Length} events, {files.Length - failures} handled, {failures} refused.");
        }

        return failures == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(string file, string description, bool succeeded, string answer)
    {
        var console = AnsiConsole.Console;
        console.MarkupLine($"[bold]{Markup.Escape(file)}[/] [dim]{Markup.Escape(description)}[/]");
        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        if (!succeeded)
        {
            console.MarkupLine($"  [red]refused[/] {Markup.Escape(root.GetProperty("errorMessage").GetString() ?? answer)}");
            return;
        }

        console.MarkupLine($"  {Markup.Escape(root.GetProperty("summary").GetString() ?? "")}");
        foreach (var group in root.GetProperty("groups").EnumerateArray())
        {
            foreach (var rule in group.GetProperty("rules").EnumerateArray())
            {
                string decision = rule.GetProperty("decision").GetString() ?? "";
                string color = decision is "close" or "narrow" ? "red" : decision is "report" ? "yellow" : "green";
                console.MarkupLine($"  [{color}]{decision,-6}[/] {Markup.Escape(rule.GetProperty("rule").GetString() ?? "")}: {Markup.Escape(rule.GetProperty("reason").GetString() ?? "")}");
            }

            foreach (var added in group.GetProperty("added").EnumerateArray())
            {
                console.MarkupLine($"  [green]added[/]  {Markup.Escape(added.GetString() ?? "")}");
            }
        }
    }
}
