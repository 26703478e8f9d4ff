using System.Globalization;
using Remediation.Decisions.Conflicts;

namespace Remediation.Actions.Memory;

/// <summary>
/// Remembers how often the rules of a group were opened again, one parameter for each group: a line for each rule, <c>times TAB rule</c>, the times
/// as seconds since 1970 with commas between them.
/// </summary>
/// <param name="store">Where.</param>
public sealed class OpeningMemory(ParameterStore store)
{
    private const string Folder = "openings";
    private const string Times = "times";

    // Ten parameters come with a call, and each takes one to delete. What is left is for the next time.
    private const int MostPages = 100;
    private const int MostForgotten = 100;

    /// <summary>The history of a group. What cannot be understood is no history.</summary>
    public async Task<OpeningHistory> ReadAsync(string groupId, CancellationToken cancellation) =>
        Read((await store.ReadFolderAsync(FolderFor(groupId), cancellation)).GetValueOrDefault(Times));

    /// <summary>Keeps the history of a group. Rules that do not fit any more, the longest quiet ones, are forgotten.</summary>
    public async Task WriteAsync(string groupId, OpeningHistory history, CancellationToken cancellation)
    {
        var lines = history.Openings
            .OrderByDescending(opening => opening.Value[^1])
            .Select(opening => $"{Text(opening.Value)}\t{opening.Key}");
        int length = 0;
        string text = string.Join('\n', lines.TakeWhile(line => (length += line.Length + 1) <= ParameterStore.LongestValue));
        if (text.Length > 0)
        {
            await store.WriteAsync($"{FolderFor(groupId)}/{Times}", text, cancellation);
        }
    }

    /// <summary>
    /// Forgets histories that ended before a time, and such as cannot be understood; some of them, where there are thousands. A group that is
    /// deleted is opened no more, so its history ends too.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var over = new List<string>();
        await foreach (var (name, text) in store.ReadBelowAsync(Folder, MostPages, cancellation))
        {
            if (over.Count < MostForgotten && !(Read(text).Last > before))
            {
                over.Add(name);
            }
        }

        // Only when all are read: deleting moves what the next page would hold.
        foreach (string name in over)
        {
            await store.DeleteAsync(name, cancellation);
        }

        return over.Count;
    }

    private static string FolderFor(string groupId) => $"{Folder}/{groupId}";

    private static OpeningHistory Read(string? text)
    {
        var openings = new Dictionary<string, IReadOnlyList<DateTimeOffset>>();
        foreach (string line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t', 2) is [var times, var rule])
            {
                openings[rule] = [.. times.Split(',').SelectMany(Time)];
            }
        }

        return new OpeningHistory(openings);
    }

    private static string Text(IReadOnlyList<DateTimeOffset> times)
    {
        var seconds = new List<string>();
        foreach (var time in times)
        {
            seconds.Add(time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }

        return string.Join(',', seconds);
    }

    private static IEnumerable<DateTimeOffset> Time(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? [DateTimeOffset.FromUnixTimeSeconds(seconds)]
            : [];
}
