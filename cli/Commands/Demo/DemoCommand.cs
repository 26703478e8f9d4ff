using System.CommandLine;
using Remediation.Cli.LocalAws;
using Spectre.Console;

namespace Remediation.Cli.Commands.Demo;

/// <summary><c>demo</c>: opens ports in a local AWS and shows how the function closes them and what it tells.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON for machines." };
        var host = new HostOptions();
        var command = new Command("demo", "Open ports in an AWS on this machine, and watch them close. Needs no account.") { json };
        host.AddTo(command, withMode: false);
        host.AddMachinesTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(host.Read(parsed), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(LocalAwsOptions options, bool json, CancellationToken cancellation)
    {
        IDemoView view = json ? new DemoJson(Console.Out) : new DemoTables(AnsiConsole.Console);
        await using var aws = await LocalAwsHost.StartAsync(
            options with
            {
                Observer = happened => view.Progress(happened is Progressed progress ? progress.Text : null),
            },
            cancellation);
        using var alice = new LocalUser(aws.Endpoint, options.Region, "alice");
        var run = new DemoRun(aws, alice);
        var results = new List<DemoResult>();
        foreach (var scene in DemoScene.All)
        {
            var result = await run.PlayAsync(scene, cancellation);
            results.Add(result);
            view.Show(result);
        }

        view.End(results);
        return results.All(result => result.Problems.Count == 0) ? ExitCode.Done : ExitCode.Failed;
    }
}
