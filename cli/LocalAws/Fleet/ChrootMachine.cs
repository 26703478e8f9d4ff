using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>Really runs the template's documents for instances of Debian: each has a Debian of its own in a chroot. Everything else is simulated,
/// and so is a document for which a result was set.</summary>
internal sealed class ChrootMachine(SimulatedMachine simulated, Fleet fleet, LocalAwsEvents events) : IMachine, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Chroot>>> machines = new();

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(StepRun run, CancellationToken cancellation)
    {
        var platform = fleet.PlatformOf(run.Instance);
        if (run.Command.Document.LogicalId is null || ReleaseOf(platform) is not { } release || fleet.ResultsOf(run.Instance, run.Command.Document.Names) is not null)
        {
            return await simulated.RunAsync(run, cancellation);
        }

        try
        {
            var machine = await machines.GetOrAdd(run.Instance.Arn, _ => new Lazy<Task<Chroot>>(() => MakeAsync(release))).Value.WaitAsync(cancellation);
            var result = await new AgentStep(machine, platform, run).RunAsync(cancellation);
            if (result.ResponseCode == InvocationRunner.Reboot)
            {
                await machine.RebootAsync();
            }

            return result;
        }
        catch (LocalAwsException broken)
        {
            // The next command finds a new machine, or the same reason.
            machines.TryRemove(run.Instance.Arn, out _);
            return new StepResult(1, string.Empty, $"The chroot cannot be used: {broken.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in machines.Values.Where(m => m.IsValueCreated))
        {
            await ((Task)machine.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (machine.Value.IsCompletedSuccessfully)
            {
                await (await machine.Value).DisposeAsync();
            }
        }
    }

    private static DebianRelease? ReleaseOf(Platform platform) => (platform.IsDebian, platform.Version) switch
    {
        (true, "12") => DebianRelease.Bookworm,
        (true, "13") => DebianRelease.Trixie,
        _ => null,
    };

    private Task<Chroot> MakeAsync(DebianRelease release)
    {
        events.Publish(new Progressed($"Debian {release.Version} is made ready in {ChrootFolder.Images}; the first time this takes a minute or two."));
        return AptMirror.Security is { } security
            ? Chroot.WithAsync(release, "security", $"echo 'deb {security} {release.Codename}-security main' >/etc/apt/sources.list.d/security.list && apt-get -q update")
            : Chroot.OfAsync(release);
    }
}
