using Remediation.Actions.Memory;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions.Sweeping;
using Remediation.Notices;
using Remediation.Notices.Sweeping;

namespace Remediation.Bootstrap.SecurityGroupSweep;

/// <summary>A sweep at work: what was found and done so far.</summary>
internal sealed class SweepState
{
    /// <summary>More are counted, not listed: the notice and the next invocation's input have their limits.</summary>
    private const int MostListed = 50;
    private const int LongestCommands = 60_000;
    private const int LongestProblem = 1500;
    private const int LongestProblems = 20_000;

    private readonly List<SweptGroup> closed;
    private readonly List<string> problems;

    private SweepState(DateTimeOffset began, SweepTally tally, IEnumerable<SweptGroup> closed, IEnumerable<string> problems)
    {
        Began = began;
        Tally = tally;
        this.closed = [.. closed];
        this.problems = [.. problems];
    }

    public DateTimeOffset Began { get; }

    public SweepTally Tally { get; }

    /// <summary>How many rules were closed, listed or not.</summary>
    public int RulesClosed { get; private set; }

    /// <summary>In how many groups.</summary>
    public int GroupsClosed { get; private set; }

    /// <summary>How many problems there were, listed or not.</summary>
    public int ProblemsMet { get; private set; }

    /// <summary>How many invocations it took so far, with this one.</summary>
    public int Invocations { get; private set; } = 1;

    public IReadOnlyList<SweptGroup> Closed => closed;

    public IReadOnlyList<string> Problems => problems;

    public static SweepState Begin(SweepProgress? goOn, IReadOnlySet<ulong>? remembered, DateTimeOffset now)
    {
        var before = remembered ?? new HashSet<ulong>();
        return goOn is null
            ? new SweepState(now, new SweepTally(before), [], [])
            : new SweepState(
                goOn.Began,
                new SweepTally(before, FingerprintBytes.Read(goOn.Fingerprints), FingerprintBytes.Read(goOn.Unseen), goOn.WorstNew, goOn.Counts, goOn.Groups, goOn.NewFindings),
                goOn.Closed,
                goOn.Problems)
            {
                RulesClosed = goOn.RulesClosed,
                GroupsClosed = goOn.GroupsClosed,
                ProblemsMet = goOn.ProblemsMet,
                Invocations = goOn.Invocations + 1,
            };
    }

    public void Add(GroupOutcome outcome, IReadOnlyList<string> undo)
    {
        var group = outcome.Decision.Group;
        if (outcome.Closed.Count > 0)
        {
            RulesClosed += outcome.Closed.Count;
            GroupsClosed++;
            if (closed.Count < MostListed && closed.Sum(other => other.Undo.Sum(command => command.Length)) < LongestCommands)
            {
                closed.Add(new SweptGroup(group.GroupId, group.Name, [.. outcome.Removed.Select(rule => rule.ToString())], undo));
            }
        }

        foreach (var changed in outcome.Otherwise)
        {
            AddProblem($"{group.GroupId}: {changed.Judged} had been changed to {changed.Removed} when it was removed. If that was a correction, put it back: the log has the command.");
        }

        foreach (var failure in outcome.Failures)
        {
            AddProblem($"{group.GroupId}: {failure.Rule} is still open. {failure.Reason}");
        }
    }

    public void AddProblem(string problem)
    {
        ProblemsMet++;
        if (problems.Count < MostListed && problems.Sum(other => other.Length) < LongestProblems)
        {
            problems.Add(PlainText.Line(problem, LongestProblem));
        }
    }

    public SweepProgress ProgressAt(string? next) => new()
    {
        Began = Began,
        Next = next,
        Invocations = Invocations,
        Groups = Tally.Groups,
        NewFindings = Tally.NewFindings,
        Fingerprints = FingerprintBytes.Write([.. Tally.Fingerprints.Order().Take(SweepMemory.MostFindings)]),
        Unseen = FingerprintBytes.Write([.. Tally.Unseen]),
        Counts = Tally.Counts,
        WorstNew = Tally.WorstNew,
        RulesClosed = RulesClosed,
        GroupsClosed = GroupsClosed,
        Closed = closed,
        ProblemsMet = ProblemsMet,
        Problems = problems,
    };
}
