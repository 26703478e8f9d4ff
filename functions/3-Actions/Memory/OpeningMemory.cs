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
    private const string Times = "times";

    /// <summary>The history of a group. What cannot be understood is no history.</summary>
    public async Task<OpeningHistory> ReadAsync(string groupId, CancellationToken cancellation)
    {
        string? text = (await store.ReadFolderAsync(FolderFor(groupId), cancellation)).GetValueOrDefault(Times);
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

    /// <summary>Keeps the history of a group. Rules that do not fit any more, the longest quiet ones, are forgotten.</summary>
    public async Task WriteAsync(string groupId, OpeningHistory history, CancellationToken cancellation)
    {
        var lines = history.Openings
            .OrderByDescending(opening => opening.Value[^1])
            .Select(opening => $"{string.Join(',', opening.Value.Select(time => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)))}\t{opening.Key}");
        int length = 0;
        string text = string.Join('\n', lines.TakeWhile(line => (length += line.Length + 1) <= ParameterStore.LongestValue));
        if (text.Length > 0)
        {
            await store.WriteAsync($"{FolderFor(groupId)}/{Times}", text, cancellation);
        }
    }

    private static string FolderFor(string groupId) => $"openings/{groupId}";

    private static IEnumerable<DateTimeOffset> Time(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? [DateTimeOffset.FromUnixTimeSeconds(seconds)]
            : [];
}
