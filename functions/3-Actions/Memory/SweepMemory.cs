using System.Globalization;

namespace Remediation.Actions.Memory;

/// <summary>
/// Remembers what the last sweep found, eight bytes a finding, in as many parameters as it takes. A memory that is damaged or incomplete is
/// no memory: then everything is told again.
/// </summary>
/// <param name="store">Where.</param>
public sealed class SweepMemory(ParameterStore store)
{
    private const string Folder = "sweep";

    /// <summary>More findings than this are not remembered, and told each time.</summary>
    public const int MostFindings = FindingsAPart * 50;

    /// <summary>Findings in one parameter: eight bytes each are eleven characters in Base64, and each begins with the number of parts.</summary>
    private const int FindingsAPart = 370;

    /// <summary>The fingerprints of the last sweep's findings; <see langword="null"/> when there was none.</summary>
    public async Task<IReadOnlySet<ulong>?> ReadAsync(CancellationToken cancellation)
    {
        var texts = await store.ReadFolderAsync(Folder, cancellation);
        var found = new HashSet<ulong>();
        foreach (string text in texts.Values)
        {
            if (text.Split(' ', 2) is not [var parts, var numbers] || parts != texts.Count.ToString(CultureInfo.InvariantCulture) || !TryRead(numbers, found))
            {
                return null;
            }
        }

        return texts.Count == 0 ? null : found;
    }

    /// <summary>Keeps the fingerprints for the next sweep.</summary>
    public async Task WriteAsync(IReadOnlyCollection<ulong> fingerprints, CancellationToken cancellation)
    {
        var before = await store.ReadFolderAsync(Folder, cancellation);
        var parts = fingerprints.Order().Take(MostFindings).Chunk(FindingsAPart).DefaultIfEmpty([]).ToList();
        for (int part = 0; part < parts.Count; part++)
        {
            string text = $"{parts.Count} {Convert.ToBase64String(FingerprintBytes.Write(parts[part]))}";
            if (before.GetValueOrDefault(LeafFor(part)) != text)
            {
                await store.WriteAsync($"{Folder}/{LeafFor(part)}", text, cancellation);
            }
        }

        foreach (string leaf in before.Keys.Except(Enumerable.Range(0, parts.Count).Select(LeafFor)))
        {
            await store.DeleteAsync($"{Folder}/{leaf}", cancellation);
        }
    }

    private static string LeafFor(int part) => part.ToString(CultureInfo.InvariantCulture);

    private static bool TryRead(string text, HashSet<ulong> found)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out int length) || length % sizeof(ulong) != 0)
        {
            return false;
        }

        found.UnionWith(FingerprintBytes.Read(bytes.AsMemory(0, length)));

        return true;
    }
}
