using System.CommandLine;
using Remediation.Cli.LocalAws;
using Spectre.Console;

namespace Remediation.Cli.Commands.Demo;

/// <summary><c>demo</c>: opens ports and launches instances in a local AWS, and shows what the functions do about it and what they tell.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON for machines." };
        var host = new HostOptions();
        var command = new Command("demo", "Open ports and launch instances in an AWS on this machine, and watch. Needs no account.") { json };
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
                // Each scene has a notice of its own, however fast they follow one another.
                Parameters = new Dictionary<string, string>(options.Parameters) { ["RegistrationDeadline"] = InstanceScene.Deadline, ["NoticesPerMinute"] = "1000" },
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

        view.Progress(options.UseChroots && Chroot.Missing is null
            ? "Our documents really run, each in a Debian of its own. The first one is made now, which takes a minute."
            : "What runs on instances is simulated. As root on Debian, 'demo --machines chroot' really runs our documents.");
        var instances = new List<InstanceResult>();
        await foreach (var result in new InstanceRun(aws, alice).PlayAsync(InstanceScene.All, cancellation))
        {
            instances.Add(result);
            view.Show(result);
        }

        view.End(results, instances);
        return results.All(result => result.Problems.Count == 0) && instances.All(result => result.Problems.Count == 0) ? ExitCode.Done : ExitCode.Failed;
    }
}
