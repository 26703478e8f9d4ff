namespace Remediation.Decisions.Sweeping;

/// <summary>
/// What a sweep has found so far. It remembers of every finding eight bytes, and of the worst new ones the words: memory does not grow with
/// the number of groups, and hardly with the number of findings.
/// </summary>
public sealed class SweepTally
{
    /// <summary>How many findings are told in words at most.</summary>
    public const int MostToldInFull = 100;

    private readonly IReadOnlySet<ulong> before;
    private readonly HashSet<ulong> fingerprints;
    private readonly HashSet<ulong> unseen;
    private readonly List<SweepFinding> worstNew;
    private readonly Dictionary<FindingRank, int> counts;

    /// <summary>A tally at the beginning of a sweep.</summary>
    /// <param name="before">The fingerprints of the findings of the last sweep.</param>
    public SweepTally(IReadOnlySet<ulong> before)
        : this(before, [], [], [], [], 0, 0)
    {
    }

    /// <summary>A tally in the middle of a sweep that goes on in another invocation.</summary>
    public SweepTally(
        IReadOnlySet<ulong> before,
        IEnumerable<ulong> fingerprints,
        IEnumerable<ulong> unseen,
        IEnumerable<SweepFinding> worstNew,
        IEnumerable<KeyValuePair<FindingRank, int>> counts,
        int groups,
        int newFindings)
    {
        this.before = before;
        this.fingerprints = [.. fingerprints];
        this.unseen = [.. unseen];
        this.worstNew = [.. worstNew];
        this.counts = counts.ToDictionary();
        Groups = groups;
        NewFindings = newFindings;
    }

    /// <summary>How many groups were gone through.</summary>
    public int Groups { get; private set; }

    /// <summary>How many findings the last sweep did not have.</summary>
    public int NewFindings { get; private set; }

    /// <summary>How many findings of the last sweep are gone; meaningful when the sweep is over.</summary>
    public int Gone => before.Count(fingerprint => !fingerprints.Contains(fingerprint) && !unseen.Contains(fingerprint));

    /// <summary>The fingerprints of all findings that were seen and are left.</summary>
    public IReadOnlySet<ulong> Fingerprints => fingerprints;

    /// <summary>Of the last sweep's findings, those in groups that this one could not look at: neither there nor gone.</summary>
    public IReadOnlySet<ulong> Unseen => unseen;

    /// <summary>What the next sweep is to remember.</summary>
    public IReadOnlySet<ulong> Remembered => fingerprints.Union(unseen).ToHashSet();

    /// <summary>The worst of the new findings, worst first; at most <see cref="MostToldInFull"/>.</summary>
    public IReadOnlyList<SweepFinding> WorstNew => worstNew;

    /// <summary>How many findings there are of each rank, new ones and old.</summary>
    public IReadOnlyDictionary<FindingRank, int> Counts => counts;

    /// <summary>Counts groups that were gone through.</summary>
    public void AddGroups(int number) => Groups += number;

    /// <summary>A group that could not be read: nobody knows whether what the last sweep found in it is still there.</summary>
    public void Miss(string groupId) => unseen.UnionWith(before.Where(fingerprint => SweepFinding.IsOf(fingerprint, groupId)));

    /// <summary>The sweep ends before it has seen every group.</summary>
    public void MissTheRest() => unseen.UnionWith(before.Except(fingerprints));

    /// <summary>A finding that is closed now: the next sweep need not miss it.</summary>
    public void Settle(SweepFinding finding) => fingerprints.Remove(finding.Fingerprint);

    /// <summary>Takes in a finding. The same one twice counts once.</summary>
    public void Add(SweepFinding finding)
    {
        if (!fingerprints.Add(finding.Fingerprint))
        {
            return;
        }

        counts[finding.Rank] = counts.GetValueOrDefault(finding.Rank) + 1;
        if (before.Contains(finding.Fingerprint))
        {
            return;
        }

        NewFindings++;
        int place = worstNew.FindLastIndex(told => told.Rank <= finding.Rank) + 1;
        if (place < MostToldInFull)
        {
            worstNew.Insert(place, finding);
            if (worstNew.Count > MostToldInFull)
            {
                worstNew.RemoveAt(worstNew.Count - 1);
            }
        }
    }
}
