using System.Globalization;
using Remediation.Cli.Commands.Documents;

namespace Remediation.Documents.Tests.Support;

/// <summary>
/// Runs documents as the SSM agent does: the lines in one file, parameters in the environment (or, by agents older than 3.3.2746, put into the
/// text), almost no environment, no HOME, no terminal, a process group of its own, started with <c>sh -c FILE</c>.
/// </summary>
internal sealed class SsmAgent(Chroot machine)
{
    private static readonly Lazy<IReadOnlyList<CommandDocument>> All = new(() => CommandDocument.ReadAll(Repository.File("functions/Documents")));

    /// <summary>Every document of the product.</summary>
    public static IReadOnlyList<CommandDocument> Documents => All.Value;

    public static CommandDocument Document(string name) => Documents.Single(document => document.Name == name);

    /// <summary>Puts parameters into the text of the script, as agents do that do not know <c>interpolationType</c>.</summary>
    public bool IsOld { get; init; }

    /// <summary>The machine has no network, not even to itself.</summary>
    public bool IsOffline { get; init; }

    /// <summary>A process whose network the machine has.</summary>
    public int? NetworkOf { get; init; }

    /// <summary>Process 1 of the machine, when it booted.</summary>
    public int? BootedAs { get; init; }

    /// <summary>Runs as nobody, which the agent never does.</summary>
    public bool IsUnprivileged { get; init; }

    /// <param name="name">A document of functions/Documents.</param>
    /// <param name="commandId">The same id again is what the agent does after exit code 194 and the reboot.</param>
    /// <param name="parameters">What is not given has its default.</param>
    public async Task<DocumentRun> RunAsync(string name, string? commandId = null, params (string Name, string Value)[] parameters)
    {
        using var running = Start(name, commandId, parameters);
        return await running.EndAsync();
    }

    public RunningDocument Start(string name, string? commandId = null, params (string Name, string Value)[] parameters)
    {
        var document = Document(name);
        var values = document.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value!["default"]!.GetValue<string>());
        foreach (var (parameter, value) in parameters)
        {
            values[parameter] = value;
        }

        string id = commandId ?? Guid.NewGuid().ToString();
        string file = $"/var/lib/amazon/ssm/i-0123456789abcdef0/document/orchestration/{id}/{name}/_script.sh";
        machine.Write(file, IsOld ? Substituted(document.Script, values) : document.Script, executable: true);
        return new RunningDocument(name, Command.Start("setsid", [.. Into(), .. Variables(id, values), "sh", "-c", file]));
    }

    private static string Substituted(string script, Dictionary<string, string> values) =>
        values.Aggregate(script, (text, value) => text.Replace($"{{{{ {value.Key} }}}}", value.Value, StringComparison.Ordinal));

    private string[] Into() => BootedAs is { } leader ? BootedMachine.Into(leader) : [
        .. NetworkOf is { } process ? (string[])["nsenter", "--target", process.ToString(CultureInfo.InvariantCulture), "--net"] : [],
        .. IsOffline ? (string[])["unshare", "--net"] : [],
        "chroot", .. IsUnprivileged ? (string[])["--userspec=65534:65534"] : [], machine.Root, "/usr/bin/env", "-i"];

    private IEnumerable<string> Variables(string id, Dictionary<string, string> values) => [
        "AWS_SSM_INSTANCE_ID=i-0123456789abcdef0", "AWS_SSM_REGION_NAME=eu-central-1", "AWS_SSM_PLATFORM_NAME=Debian GNU/Linux", $"SSM_COMMAND_ID={id}",
        .. IsOld ? [] : values.Select(value => $"SSM_{value.Key}={value.Value}")];
}
