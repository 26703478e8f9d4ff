using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Runs a step in a chroot as the agent runs aws:runShellScript: its lines in one file, parameters in the environment or in the text as the document says,
/// almost no environment, no HOME, no terminal, a process group of its own, which ends by SIGKILL when it takes too long.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html#aws-runShellScript</summary>
internal sealed partial class AgentStep(Chroot machine, Platform platform, StepRun run)
{
    private const int Killed = 137;
    private const int UsualTimeout = 3600;

    private JsonObject Inputs => run.Step["inputs"] as JsonObject ?? [];

    private string Folder => $"/var/lib/amazon/ssm/{run.Instance.Id}/document/orchestration/{run.Command.Id}/{run.Step["name"].String()}";

    public async Task<StepResult> RunAsync(CancellationToken cancellation)
    {
        machine.Write($"{Folder}/_script.sh", Script(), executable: true);
        using var process = Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds()));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return Result(process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            await KillAsync(process.Id);
            cancellation.ThrowIfCancellationRequested();
            return Result(Killed, CommandStatus.ExecutionTimedOut);
        }
    }

    /// <summary>Its output goes into files: a daemon that it leaves behind may keep them open.</summary>
    private Process Start() => ShellCommand.Start(
        "sh",
        [
            "-c", "output=$1 errors=$2; shift 2; exec setsid \"$@\" >\"$output\" 2>\"$errors\"", "sh", machine.Inside($"{Folder}/stdout"), machine.Inside($"{Folder}/stderr"),
            "chroot", machine.Root, "/usr/bin/env", "-i", .. Variables(), "sh", "-c", $"{Folder}/_script.sh",
        ]);

    private StepResult Result(int code, CommandStatus? status = null) => new(code, machine.Read($"{Folder}/stdout"), machine.Read($"{Folder}/stderr"), status);

    /// <summary>Ends the process group, and waits until nothing of it is left.</summary>
    private static async Task KillAsync(int group)
    {
        for (var attempt = 0; attempt < 20 && (await ShellCommand.TryAsync("kill", "-KILL", "--", $"-{group}")).ExitCode == 0; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private string Script() => string.Join('\n', Lines(Inputs["runCommand"]).Select(Substituted));

    /// <summary>A parameter of the type StringList can stand for all lines.</summary>
    private IEnumerable<string> Lines(JsonNode? commands) => commands switch
    {
        JsonArray lines => lines.Select(line => line.String() ?? string.Empty),
        _ when commands.String() is { } one && Parameter.Match(one) is { Success: true } whole && whole.Length == one.Length => run.Command.Parameters.GetValueOrDefault(whole.Groups["name"].Value, []),
        _ => [commands.String() ?? string.Empty],
    };

    private string Substituted(string text) => Parameter.Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        return run.Command.Parameters.TryGetValue(name, out var value) && !IsVariable(name) ? string.Join(' ', value) : match.Value;
    });

    private bool IsVariable(string parameter) => run.Command.Document.Parameters[parameter]?["interpolationType"].String() == "ENV_VAR";

    private IEnumerable<string> Variables() =>
    [
        $"AWS_SSM_INSTANCE_ID={run.Instance.Id}",
        $"AWS_SSM_REGION_NAME={run.Instance.Scope.Region}",
        $"AWS_SSM_PLATFORM_NAME={platform.Name}",
        $"AWS_SSM_PLATFORM_VERSION={platform.Version}",
        $"SSM_COMMAND_ID={run.Command.Id}",
        .. run.Command.Parameters.Where(p => IsVariable(p.Key)).Select(p => $"SSM_{p.Key}={string.Join(' ', p.Value)}"),
    ];

    private int TimeoutSeconds() =>
        int.TryParse(Substituted(Inputs["timeoutSeconds"].String() ?? string.Empty), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 5 and <= 172_800
            ? seconds
            : UsualTimeout;

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9]+)\s*\}\}")]
    private static partial Regex Parameter { get; }
}
