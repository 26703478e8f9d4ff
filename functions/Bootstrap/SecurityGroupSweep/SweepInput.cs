using System.Text.Json.Serialization;
using Remediation.Decisions.Sweeping;

namespace Remediation.Bootstrap.SecurityGroupSweep;

/// <summary>
/// What the function is invoked with: nothing to begin a sweep (EventBridge Scheduler, or a person with <c>{}</c>), or, by itself, the place
/// where the invocation before ran out of time.
/// </summary>
internal sealed record SweepInput
{
    public SweepProgress? GoOn { get; init; }
}

/// <summary>A sweep on its way from one invocation to the next.</summary>
internal sealed record SweepProgress
{
    public required DateTimeOffset Began { get; init; }

    /// <summary>Where the next page begins; <see langword="null"/> for the first.</summary>
    public string? Next { get; init; }

    public required int Invocations { get; init; }

    public required int Groups { get; init; }

    public required int NewFindings { get; init; }

    /// <summary>Eight bytes for each finding.</summary>
    public required byte[] Fingerprints { get; init; }

    /// <summary>Of the last sweep's findings, those in groups that could not be looked at, as <see cref="Fingerprints"/>.</summary>
    public byte[] Unseen { get; init; } = [];

    public required IReadOnlyDictionary<FindingRank, int> Counts { get; init; }

    public required IReadOnlyList<SweepFinding> WorstNew { get; init; }

    public required int RulesClosed { get; init; }

    public required int GroupsClosed { get; init; }

    public required IReadOnlyList<Notices.Sweeping.SweptGroup> Closed { get; init; }

    public required int ProblemsMet { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>What the function answers.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Groups">How many groups were gone through so far.</param>
/// <param name="Findings">How many findings there are so far, new ones and old.</param>
/// <param name="NewFindings">How many the last sweep did not have.</param>
/// <param name="IsDone">Whether the sweep is over; otherwise another invocation goes on with it.</param>
/// <param name="NoticeId">The SNS message id of the notice, if there was something to tell.</param>
internal sealed record SweepResult(string Summary, int Groups, int Findings, int NewFindings, bool IsDone, string? NoticeId);

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SweepInput))]
[JsonSerializable(typeof(SweepResult))]
internal sealed partial class SweepJson : JsonSerializerContext;
