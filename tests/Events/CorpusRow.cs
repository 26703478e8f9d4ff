namespace Remediation.Events.Tests;

/// <summary>One event in the index of a collection.</summary>
internal sealed record CorpusRow(string File, string IdealAction)
{
    public static IReadOnlyList<CorpusRow> ReadAll(string index) =>
    [
        .. System.IO.File.ReadLines(index)
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new CorpusRow(cells[1].Trim('`'), cells[4])),
    ];
}
