using System.Text;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Joining;

/// <summary>Divides notices into as few as SNS takes whole.</summary>
public static class NoticeBatches
{
    // Every notice is in the JSON whole, which is published twice, and in the text in short; quotes and line breaks take two or three bytes there.
    private const int MostBytes = NoticeForms.MostBytes * 3 / 4;
    private const int Forms = 2;
    private const int MostNotices = 50;

    /// <summary>The batches, the worst notices first. A notice that came twice is in them once.</summary>
    public static IReadOnlyList<IReadOnlyList<Notice>> Of(IEnumerable<Notice> notices)
    {
        var batches = new List<List<Notice>>();
        int bytes = 0;
        var seen = new HashSet<string>();
        var sorted = notices.Where(notice => seen.Add(notice.Id)).ToList();
        sorted.Sort(WorstFirst);
        foreach (var notice in sorted)
        {
            int size = Size(notice);
            if (batches.Count == 0 || batches[^1].Count == MostNotices || bytes + size > MostBytes)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(notice);
            bytes += size;
        }

        return batches;
    }

    private static int WorstFirst(Notice one, Notice other) =>
        one.Severity != other.Severity ? one.Severity - other.Severity
        : one.Kind != other.Kind ? one.Kind - other.Kind
        : one.Time != other.Time ? one.Time.CompareTo(other.Time)
        : string.CompareOrdinal(one.Resource, other.Resource);

    /// <summary>What a notice takes of a message, in which its JSON is text once more.</summary>
    private static int Size(Notice notice)
    {
        string json = NoticeForms.Json(notice);
        int escapes = 0;
        foreach (char character in json)
        {
            escapes += character is '"' or '\\' ? 1 : 0;
        }

        return (Forms * (Encoding.UTF8.GetByteCount(json) + escapes)) + Math.Min(JoinedNotice.MostInShort, notice.Text.Length);
    }
}
