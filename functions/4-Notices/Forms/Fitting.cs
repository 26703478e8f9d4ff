namespace Remediation.Notices.Forms;

/// <summary>Chooses what of a notice fits where it must be short.</summary>
internal static class Fitting
{
    /// <summary>
    /// The two paragraphs at the beginning, then whatever has commands in it, because without them a reader can do nothing, then the rest
    /// from the top.
    /// </summary>
    /// <param name="lengths">How long each part is.</param>
    /// <param name="outline">The parts.</param>
    /// <param name="room">How long they may be together.</param>
    /// <returns>Which are kept, in their order, and a sentence about the others.</returns>
    public static (IReadOnlyList<int> Kept, string Left) Choose(IReadOnlyList<int> lengths, IReadOnlyList<Outline> outline, int room)
    {
        var isKept = new bool[outline.Count];
        for (int round = 0; round < 3; round++)
        {
            for (int index = 0; index < outline.Count; index++)
            {
                bool isInTurn = round switch { 0 => index < 2, 1 => outline[index].HasCommands, _ => true };
                if (isInTurn && !isKept[index] && lengths[index] <= room)
                {
                    isKept[index] = true;
                    room -= lengths[index];
                }
            }
        }

        var kept = new List<int>();
        var left = new List<string>();
        for (int index = 0; index < outline.Count; index++)
        {
            if (isKept[index])
            {
                kept.Add(index);
            }
            else
            {
                left.Add($"\"{Markup.Escaped(outline[index].Title ?? outline[index].Lines[0].Text, 60)}\"");
            }
        }

        return (kept, left.Count switch
        {
            0 => "",
            <= 3 => $"Left out, because it does not fit here: {string.Join(", ", left)}. The email has it.",
            _ => $"Left out, because it does not fit here: {string.Join(", ", left.Take(2))} and {left.Count - 2} more. The email has them.",
        });
    }
}
