using System.Globalization;
using Remediation.Decisions.Patching;

namespace Remediation.Actions.Memory;

/// <summary>
/// Remembers what was begun on an instance, one parameter for each, so that two invocations never begin two things at once: a line for each step,
/// <c>step TAB seconds since 1970 TAB command TAB ended</c>. A command that is about to be sent is <c>-</c>.
/// </summary>
/// <param name="store">Where.</param>
public sealed class PatchMemory(ParameterStore store)
{
    /// <summary>The folder that the instances are in.</summary>
    public const string Folder = "patching";

    private const string NotSent = "-";
    private const string Ended = "ended";
    private const string Open = "open";

    /// <summary>What is remembered of an instance. What cannot be understood is nothing.</summary>
    public async Task<RememberedInstance> ReadAsync(string instanceId, CancellationToken cancellation)
    {
        var stored = await store.ReadAsync(NameOf(instanceId), cancellation);
        return new RememberedInstance(instanceId, Parse(stored?.Value ?? ""), stored);
    }

    /// <summary>Keeps a new history, if nobody else wrote since it was read.</summary>
    /// <returns><see langword="null"/> when somebody else did.</returns>
    public async Task<RememberedInstance?> TryWriteAsync(RememberedInstance remembered, PatchHistory history, CancellationToken cancellation) =>
        await store.TryReplaceAsync(NameOf(remembered.InstanceId), Text(history), remembered.Stored, cancellation) is { } stored
            ? new RememberedInstance(remembered.InstanceId, history, stored)
            : null;

    /// <summary>The ids of the instances that something is remembered of.</summary>
    public async Task<IReadOnlyCollection<string>> InstanceIdsAsync(CancellationToken cancellation) =>
        [.. (await store.ReadFolderAsync(Folder, cancellation)).Keys];

    /// <summary>Forgets an instance.</summary>
    public Task ForgetAsync(string instanceId, CancellationToken cancellation) => store.DeleteAsync(NameOf(instanceId), cancellation);

    private static string NameOf(string instanceId) => $"{Folder}/{instanceId}";

    private static string Text(PatchHistory history) => history.Runs.Count == 0
        ? NotSent
        : string.Join('\n', history.Runs.Values.Select(run => string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Step}\t{run.Began.ToUnixTimeSeconds()}\t{run.CommandId ?? NotSent}\t{(run.HasEnded ? Ended : Open)}")));

    private static PatchHistory Parse(string text)
    {
        var history = PatchHistory.None;
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is [var name, var began, var command, var state]
                && Enum.TryParse<PatchStep>(name, out var step)
                && long.TryParse(began, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800)
            {
                history = history.With(new PatchRun(
                    step, DateTimeOffset.FromUnixTimeSeconds(seconds), command == NotSent ? null : command, state == Ended));
            }
        }

        return history;
    }
}

/// <summary>What is remembered of an instance.</summary>
/// <param name="InstanceId"><c>i-…</c></param>
/// <param name="History">What was begun on it.</param>
/// <param name="Stored">As it is kept; <see langword="null"/> when nothing is.</param>
public sealed record RememberedInstance(string InstanceId, PatchHistory History, StoredText? Stored);
