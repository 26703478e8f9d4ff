using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Conflicts;

/// <summary>When the rules of one group that had to close were opened, as far back as it matters. Immutable.</summary>
public sealed class OpeningHistory
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>> openings;

    /// <param name="openings">For each rule, by <see cref="KeyOf"/>, the times, the oldest first.</param>
    public OpeningHistory(IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>> openings) => this.openings = openings;

    /// <summary>Nothing is known.</summary>
    public static OpeningHistory Empty { get; } = new(new Dictionary<string, IReadOnlyList<DateTimeOffset>>());

    /// <summary>For each rule the times.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>> Openings => openings;

    /// <summary>When any of them was opened last; <see langword="null"/> where nothing is known.</summary>
    public DateTimeOffset? Last
    {
        get
        {
            DateTimeOffset? last = null;
            foreach (var times in openings.Values)
            {
                foreach (var time in times)
                {
                    last = time > last ? time : last ?? time;
                }
            }

            return last;
        }
    }

    /// <summary>What makes two rules the same opening: protocol, ports and source, not the id, which is new each time.</summary>
    public static string KeyOf(IngressRule rule) => rule.ToString();

    /// <summary>
    /// What to do about a rule that was opened at a time. Only earlier openings count: the same event, delivered or tried once more, gets the
    /// same answer.
    /// </summary>
    public ReopeningVerdict Judge(IngressRule rule, ConflictPolicy policy, DateTimeOffset opened)
    {
        int thisOne = Before(rule, policy, opened) + 1;
        return thisOne < policy.Times ? ReopeningVerdict.CloseAndTell
            : thisOne == policy.Times ? ReopeningVerdict.CloseAndTellConflict
            : thisOne <= policy.GiveUpAfter ? ReopeningVerdict.CloseQuietly
            : thisOne == policy.GiveUpAfter + 1 ? ReopeningVerdict.GiveUpAndTell
            : ReopeningVerdict.LeaveQuietly;
    }

    /// <summary>Whether a rule that is there, and that nobody opened just now, was given up.</summary>
    public bool IsGivenUp(IngressRule rule, ConflictPolicy policy, DateTimeOffset now) => Before(rule, policy, now) > policy.GiveUpAfter;

    /// <summary>Whether this opening is in the history: the event came before.</summary>
    public bool Includes(IngressRule rule, DateTimeOffset opened) =>
        openings.TryGetValue(KeyOf(rule), out var times) && times.Contains(InSeconds(opened));

    /// <summary>The history after rules were opened at a time, without what does not matter any more.</summary>
    public OpeningHistory With(IEnumerable<IngressRule> rules, ConflictPolicy policy, DateTimeOffset opened)
    {
        var time = InSeconds(opened);
        var recent = openings
            .Select(opening => (opening.Key, Times: opening.Value.Where(earlier => earlier > time - policy.Window).ToList()))
            .Where(opening => opening.Times.Count > 0)
            .ToDictionary(opening => opening.Key, opening => opening.Times);
        foreach (string key in rules.Where(rule => !Includes(rule, opened)).Select(KeyOf).Distinct())
        {
            if (!recent.TryGetValue(key, out var times))
            {
                recent.Add(key, times = []);
            }

            // Events come late and out of order.
            times.Insert(times.FindLastIndex(earlier => earlier < time) + 1, time);
            if (times.Count > policy.GiveUpAfter + 1)
            {
                times.RemoveAt(0);
            }
        }

        return new OpeningHistory(recent.ToDictionary(opening => opening.Key, opening => (IReadOnlyList<DateTimeOffset>)opening.Value));
    }

    private int Before(IngressRule rule, ConflictPolicy policy, DateTimeOffset opened)
    {
        var time = InSeconds(opened);
        return openings.TryGetValue(KeyOf(rule), out var times) ? times.Count(earlier => earlier > time - policy.Window && earlier < time) : 0;
    }

    /// <summary>CloudTrail gives no more.</summary>
    private static DateTimeOffset InSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
