using System.Text;

namespace Remediation.Notices.Forms;

/// <summary>How much of a notice is published. SNS takes 256 KiB for all forms together.</summary>
/// <param name="textInBytes">How long its text may be, in UTF-8.</param>
/// <param name="withFacts">Whether its JSON has all facts.</param>
internal sealed class NoticeSize(int textInBytes, bool withFacts)
{
    private const string Remark = "\n\n(The rest is left out: the notice is too long. The function's log has every decision.)\n";

    /// <summary>All of it.</summary>
    public static NoticeSize Whole { get; } = new(int.MaxValue, withFacts: true);

    /// <summary>What is tried one after the other until it fits. The last always does.</summary>
    public static IReadOnlyList<NoticeSize> LongestFirst { get; } = [Whole, new(40_000, true), new(20_000, true), new(40_000, false), new(10_000, false)];

    /// <summary>Whether its JSON has all facts.</summary>
    public bool WithFacts => withFacts;

    /// <summary>The text, cut between two characters where it is too long, and saying so.</summary>
    public string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= textInBytes)
        {
            return text;
        }

        // A character is at most three bytes for each of its UTF-16 units.
        return PlainText.Start(text, textInBytes / 3) + Remark;
    }
}
