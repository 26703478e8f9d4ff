using System.CommandLine;
using Remediation.Cli.Commands;
using Remediation.Cli.Commands.Demo;
using Remediation.Cli.Commands.Documents;
using Remediation.Cli.Commands.Local;
using Remediation.Cli.Commands.Permissions;
using Remediation.Cli.Commands.Replay;
using Remediation.Cli.Commands.Scan;
using Remediation.Cli.Commands.Settings;
using Remediation.Cli.LocalAws;
using Spectre.Console;

if (Console.IsOutputRedirected)
{
    // A file or a pipe gets plain text, and whole lines.
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    AnsiConsole.Profile.Width = 160;
}

var root = new RootCommand("Remediation: closes the internet's door on EC2 within seconds, and tells who opened it.")
{
    DemoCommand.Create(),
    LocalCommand.Create(),
    ReplayCommand.Create(),
    ScanCommand.Create(),
    DocumentsCommand.Create(),
    SettingsCommand.Create(),
    PermissionsCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (LocalAwsException problem)
{
    return ExitCode.Fail(problem.Message);
}
catch (OperationCanceledException)
{
    return ExitCode.Fail("Cancelled.");
}
catch (Exception unexpected) when (Environment.GetEnvironmentVariable("REMEDIATION_DEBUG") is null)
{
    return ExitCode.Fail($"This did not work: {unexpected.Message} Set REMEDIATION_DEBUG=1 to see where.");
}
