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

    /// <summary>What makes two rules the same opening: protocol, ports and source, not the id, which is new each time.</summary>
    public static string KeyOf(IngressRule rule) => rule.ToString();

    /// <summary>What to do about a rule that was opened again just now.</summary>
    public ReopeningVerdict Judge(IngressRule rule, ConflictPolicy policy, DateTimeOffset now)
    {
        int before = openings.TryGetValue(KeyOf(rule), out var times) ? times.Count(time => time > now - policy.Window) : 0;
        int thisOne = before + 1;
        return thisOne < policy.Times ? ReopeningVerdict.CloseAndTell
            : thisOne == policy.Times ? ReopeningVerdict.CloseAndTellConflict
            : thisOne <= policy.GiveUpAfter ? ReopeningVerdict.CloseQuietly
            : thisOne == policy.GiveUpAfter + 1 ? ReopeningVerdict.GiveUpAndTell
            : ReopeningVerdict.LeaveQuietly;
    }

    /// <summary>The history after rules were opened at a time, without what does not matter any more.</summary>
    public OpeningHistory With(IEnumerable<IngressRule> rules, ConflictPolicy policy, DateTimeOffset now)
    {
        var recent = openings
            .Select(opening => (opening.Key, Times: opening.Value.Where(time => time > now - policy.Window).ToList()))
            .Where(opening => opening.Times.Count > 0)
            .ToDictionary(opening => opening.Key, opening => opening.Times);
        foreach (string key in rules.Select(KeyOf).Distinct())
        {
            if (!recent.TryGetValue(key, out var times))
            {
                recent.Add(key, times = []);
            }

            times.Add(now);
            if (times.Count > policy.GiveUpAfter + 1)
            {
                times.RemoveAt(0);
            }
        }

        return new OpeningHistory(recent.ToDictionary(opening => opening.Key, opening => (IReadOnlyList<DateTimeOffset>)opening.Value));
    }
}
