using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>apt's four locks, in the hands of somebody else.</summary>
public sealed class LockStories
{
    private const string Frontend = "/var/lib/dpkg/lock-frontend";
    private const string Lists = "/var/lib/apt/lists/lock";
    private const string Archives = "/var/cache/apt/archives/lock";

    [Theory]
    [InlineData(Frontend)]
    [InlineData(Lists)]
    [InlineData(Archives)]
    public async Task Whoever_holds_a_lock_for_a_short_time_is_waited_for(string path)
    {
        await using var debian = await DebianWithAPendingUpdateAsync();
        await using var held = Hold(debian.Machine, path);
        using var running = debian.Agent.Start(Debian.Document, null, ("LockWaitSeconds", "60"));
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await held.DisposeAsync();

        var run = await running.EndAsync();

        Assert.Equal(("succeeded", 1), (run.Status, run.Number("upgraded")));
        Assert.True(run.Number("seconds") >= 4, run.Output);
    }

    [Theory]
    [InlineData(Frontend)]
    [InlineData(Lists)]
    [InlineData(Archives)]
    public async Task Whoever_holds_a_lock_for_too_long_is_left_alone_and_told(string path)
    {
        await using var debian = await DebianWithAPendingUpdateAsync();
        await using var held = Hold(debian.Machine, path);

        var run = await debian.UpdateAsync(("LockWaitSeconds", "2"));

        Assert.Equal(("busy", 40, 0), (run.Status, run.ExitCode, run.Number("upgraded")));
        Assert.Contains(Path.GetFileName(path), run.Reason, StringComparison.Ordinal);
        Assert.Equal("ii  1.0", await debian.VersionAsync("web"));
    }

    [Fact]
    public async Task Of_two_runs_at_a_time_one_works_and_the_other_says_so()
    {
        await using var debian = await DebianWithAPendingUpdateAsync("sleep 3");
        using var first = debian.Agent.Start(Debian.Document);
        await debian.WaitForAsync("/run/remediation/work");

        var second = await debian.UpdateAsync();

        Assert.Equal(("busy", 40), (second.Status, second.ExitCode));
        Assert.Equal(("succeeded", 1), ((await first.EndAsync()).Status, 1));
    }

    [Fact]
    public async Task A_daemon_that_an_update_starts_does_not_hold_the_lock()
    {
        await using var debian = await DebianWithAPendingUpdateAsync("sleep 120 >/dev/null 2>&1 &");

        Assert.Equal("succeeded", (await debian.UpdateAsync()).Status);
        Assert.Equal("nothing-to-do", (await debian.UpdateAsync()).Status);
    }

    private static async Task<Debian> DebianWithAPendingUpdateAsync(string? postInstallation = null)
    {
        var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1") { PostInstallation = postInstallation });
        return debian;
    }

    // fcntl's lock, as apt and dpkg use it; flock's would not be seen.
    private static FileStream Hold(Chroot machine, string path)
    {
        var file = new FileStream(machine.Inside(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (!OperatingSystem.IsMacOS())
        {
            file.Lock(0, 0);
        }

        return file;
    }
}
