using System.Globalization;
using Remediation.Decisions.Patching;

namespace Remediation.Actions.Memory;

/// <summary>
/// Remembers what was begun on an instance, one parameter for each: a line for each step, <c>step TAB seconds since 1970 TAB command TAB state</c>. Only
/// who holds the instance's <see cref="InstanceLock"/> writes it.
/// </summary>
/// <param name="store">Where.</param>
public sealed class PatchMemory(ParameterStore store)
{
    /// <summary>The folder that the instances are in.</summary>
    public const string Folder = "patching";

    /// <summary>What is remembered of an instance. What cannot be understood is nothing.</summary>
    public async Task<PatchHistory> ReadAsync(string instanceId, CancellationToken cancellation) =>
        Parse((await store.ReadAsync(NameOf(instanceId), cancellation))?.Value ?? "");

    /// <summary>Keeps a new history.</summary>
    public Task WriteAsync(string instanceId, PatchHistory history, CancellationToken cancellation) =>
        store.WriteAsync(NameOf(instanceId), Text(history), cancellation);

    /// <summary>The ids of the instances that something is remembered of.</summary>
    public async Task<IReadOnlyCollection<string>> InstanceIdsAsync(CancellationToken cancellation) =>
        [.. (await store.ReadFolderAsync(Folder, cancellation)).Keys];

    /// <summary>Forgets an instance.</summary>
    public Task ForgetAsync(string instanceId, CancellationToken cancellation) => store.DeleteAsync(NameOf(instanceId), cancellation);

    private static string NameOf(string instanceId) => $"{Folder}/{instanceId}";

    private static string Text(PatchHistory history) => history.Runs.Count == 0
        ? "-"
        : string.Join('\n', history.Runs.Values.Select(run => string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Step}\t{run.Began.ToUnixTimeSeconds()}\t{run.CommandId}\t{run.State}")));

    private static PatchHistory Parse(string text)
    {
        var history = PatchHistory.None;
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is [var name, var began, var command, var word]
                && Enum.TryParse<PatchStep>(name, out var step)
                && Enum.TryParse<PatchRunState>(word, out var state)
                && long.TryParse(began, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800)
            {
                history = history.With(new PatchRun(
                    step, DateTimeOffset.FromUnixTimeSeconds(seconds), command, state));
            }
        }

        return history;
    }
}
