using System.CommandLine;
using System.Text;
using Remediation.Cli.Commands.Scan.Accounts;
using Remediation.Cli.Commands.Scan.Findings;
using Remediation.Cli.Commands.Scan.Page;
using Spectre.Console;

namespace Remediation.Cli.Commands.Scan;

/// <summary><c>scan</c>: lists what accounts open to the internet, and what the function would do about it. Changes nothing.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var arguments = new ScanArguments();
        var command = new Command(
            "scan",
            """
            List what an account opens to the internet, and what would be done about it. Read-only.

            Exit codes: 0 nothing of --fail-on is open; 1 the scan could not be done, or not completely; 2 something of --fail-on is open.
            """);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(arguments.Read(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ScanOptions options, CancellationToken cancellation)
    {
        if (options.HtmlFile is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            return ExitCode.Fail($"--html: there is no folder {folder}. Make it, or name another file.");
        }

        try
        {
            var now = TimeProvider.System.GetUtcNow();
            var targets = await ScanTargets.FindAsync(options, cancellation);
            var scanner = new Scanner(options.Policy, now, skipRegionsThatAreOff: options.AllRegions);
            var report = new ScanReport(now, await ScanProgress.ShowAsync(
                visible: !options.Json && !Console.IsOutputRedirected && !Console.IsErrorRedirected,
                targets.Count,
                observer => scanner.ScanAsync(targets, observer, cancellation)));
            return Tell(report, options);
        }
        catch (Exception failure) when (ScanFailure.Is(failure))
        {
            return ExitCode.Fail(ScanFailure.InWords(failure));
        }
    }

    private static int Tell(ScanReport report, ScanOptions options)
    {
        bool nothingSeen = report.Regions.All(region => !region.WasSeen);
        if (!nothingSeen && !Write(report, options))
        {
            return ExitCode.Failed;
        }

        foreach (var region in report.Regions.Where(region => region.Failure is not null))
        {
            Console.Error.WriteLine($"{region.Target}: {region.Failure}");
        }

        if (nothingSeen)
        {
            foreach (var region in report.Regions.Where(region => region.Skipped is not null))
            {
                Console.Error.WriteLine($"{region.Target}: {region.Skipped}");
            }

            return ExitCode.Fail("No region could be scanned.");
        }

        return report.IsComplete ? report.MustFail(options.FailOn) ? ExitCode.Found : ExitCode.Done : ExitCode.Failed;
    }

    private static bool Write(ScanReport report, ScanOptions options)
    {
        if (options.Json)
        {
            ScanJson.Write(report, Console.Out);
        }
        else
        {
            ScanTable.Write(report, AnsiConsole.Console);
        }

        if (options.HtmlFile is not { } file)
        {
            return true;
        }

        try
        {
            using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            ScanPage.Write(report, options.Policy, writer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ExitCode.Fail($"--html: {failure.Message}");
            return false;
        }

        Console.Error.WriteLine($"The page is in {Path.GetFullPath(file)}.");
        return true;
    }
}
