using System.Diagnostics;

namespace Remediation.Cli.LocalAws;

/// <summary>A child process that cannot outlive us: where there is a POSIX shell, a guard kills it when our end of its input closes, even after SIGKILL.</summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The child's own input is empty; the guard reads ours and acts at its end. The shell itself stays silent; its exit code is the child's, or 128 + signal.
    private const string Guard =
        "exec 3<&0; \"$@\" </dev/null 3<&- & child=$!; " +
        "{ cat <&3 >/dev/null; kill -9 $child; } >/dev/null 2>&1 & guard=$!; exec 3<&- >/dev/null 2>&1; " +
        "wait $child; code=$?; kill $guard 2>/dev/null; exit $code";

    private readonly Process process;
    private readonly bool guarded;

    private GuardedProcess(Process process, bool guarded)
    {
        this.process = process;
        this.guarded = guarded;
    }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public Task Exited => process.WaitForExitAsync();

    /// <param name="environment">The whole environment of the child; nothing is inherited when given.</param>
    /// <param name="line">Called for each line of the child's output and error output.</param>
    public static GuardedProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, string? workingDirectory, Action<string> line)
    {
        const string shell = "/bin/sh";
        var guarded = File.Exists(shell);
        var start = new ProcessStartInfo(guarded ? shell : program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? string.Empty,
        };
        if (guarded)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(Guard);
            start.ArgumentList.Add("sh");
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Forward(e.Data, line);
        process.ErrorDataReceived += (_, e) => Forward(e.Data, line);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new GuardedProcess(process, guarded);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!guarded)
            {
                process.Kill(entireProcessTree: true);
            }

            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // It ended by itself in the same moment.
        }

        process.Dispose();
    }

    private static void Forward(string? data, Action<string> line)
    {
        if (data is not null)
        {
            line(data);
        }
    }
}
