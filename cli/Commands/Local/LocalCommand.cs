using System.CommandLine;
using Remediation.Cli.LocalAws;
using Spectre.Console;

namespace Remediation.Cli.Commands.Local;

/// <summary><c>local</c>: keeps a local AWS running, with the functions in it, and shows what happens.</summary>
internal static class LocalCommand
{
    private const int UsualPort = 4577;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !ushort.TryParse(token.Value, out _)))
            {
                result.AddError("--port: must be a number from 0 to 65535.");
            }
        });
        var host = new HostOptions();
        var command = new Command("local", "Run an AWS on this machine, with the functions in it, until Ctrl-C.") { port };
        host.AddTo(command);
        host.AddMachinesTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(host.Read(parsed) with { Port = parsed.GetValue(port) }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(LocalAwsOptions options, CancellationToken cancellation)
    {
        var view = new LiveView(AnsiConsole.Console);
        await using var aws = await LocalAwsHost.StartAsync(options with { Observer = view.Show }, cancellation);
        view.Invite(aws);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            view.Goodbye();
        }

        return ExitCode.Done;
    }
}
