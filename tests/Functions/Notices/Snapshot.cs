using Remediation.Notices;

namespace Remediation.Functions.Tests.Notices;

/// <summary>Compares a notice with the text that is kept under Snapshots, to the last character.</summary>
internal static class Snapshot
{
    public static void AssertIs(string name, Notice notice)
    {
        string attributes = string.Join('\n', notice.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}: {attribute.Value}"));
        string actual = $"{notice.Subject}\n{attributes}\n\n{notice.Text}";
        string kept = Path.Combine(AppContext.BaseDirectory, "Notices", "Snapshots", $"{name}.txt");
        string expected = File.Exists(kept) ? File.ReadAllText(kept).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            return;
        }

        string received = Path.Combine(Path.GetTempPath(), $"{name}.received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The notice is not as kept. If it is better now: cp {received} tests/Functions/Notices/Snapshots/{name}.txt\n\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    private static string Difference(string[] expected, string[] actual)
    {
        int same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int sameAtEnd = expected.Skip(same).Reverse().Zip(actual.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n',
        [
            .. expected.Take(same).TakeLast(2).Select(line => $"    {line}"),
            .. expected.Skip(same).SkipLast(sameAtEnd).Select(line => $"  - {line}"),
            .. actual.Skip(same).SkipLast(sameAtEnd).Select(line => $"  + {line}"),
            .. actual.TakeLast(Math.Min(2, sameAtEnd)).Select(line => $"    {line}"),
        ]);
    }
}
