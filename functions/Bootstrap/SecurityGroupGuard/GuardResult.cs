using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>What the function answers to whoever invoked it.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="EventName">The API call, if the event was of one.</param>
/// <param name="EventId">Its CloudTrail id.</param>
/// <param name="Groups">What became of each group that was looked at.</param>
internal sealed record GuardResult(string Summary, string? EventName, string? EventId, IReadOnlyList<GroupResult> Groups);

/// <param name="GroupId"><c>sg-…</c></param>
/// <param name="GroupName">Its name; missing when the group is gone.</param>
/// <param name="Outcome"><c>closed</c>, <c>conflict</c>, <c>wouldClose</c>, <c>stillOpen</c>, <c>alreadyClosed</c>, <c>reported</c>, <c>exempt</c>, <c>unchanged</c>, <c>gone</c>.</param>
/// <param name="Rules">One line for each rule.</param>
/// <param name="Added">The narrower rules that were added.</param>
/// <param name="NoticeId">The SNS message id of the notice; missing when there was nothing to tell.</param>
internal sealed record GroupResult(
    string GroupId, string? GroupName, string Outcome, IReadOnlyList<RuleResult> Rules, IReadOnlyList<string> Added, string? NoticeId);

/// <param name="RuleId"><c>sgr-…</c></param>
/// <param name="Rule"><c>tcp 22 from 0.0.0.0/0</c></param>
/// <param name="Decision"><c>close</c>, <c>narrow</c>, <c>report</c>, <c>keep</c>, <c>exempt</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record RuleResult(string? RuleId, string Rule, string Decision, string Reason);

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EventTimeConverter)])]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
[JsonSerializable(typeof(GuardResult))]
internal sealed partial class GuardJson : JsonSerializerContext;
