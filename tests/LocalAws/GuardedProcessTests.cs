using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

public sealed class GuardedProcessTests
{
    [Fact]
    public async Task A_child_keeps_its_exit_code_and_its_output()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var lines = new List<string>();
        await using var child = GuardedProcess.Start("/bin/sh", ["-c", "echo out; echo err >&2; exit 7"], null, null, line => { lock (lines) { lines.Add(line); } });

        await child.Exited.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(7, child.ExitCode);
        Assert.Equal(["err", "out"], lines.Order());
    }

    [Fact]
    public async Task A_child_that_ignores_every_signal_it_can_is_ended_with_its_guard()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var pid = new TaskCompletionSource<int>();
        var child = GuardedProcess.Start(
            "/bin/sh", ["-c", "trap '' TERM INT HUP; echo $$; while :; do sleep 0.1; done"], null, null, line => pid.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
        var id = await pid.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await child.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{id}") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
    }
}
