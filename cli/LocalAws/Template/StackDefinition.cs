using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>What the template makes in one region, every value worked out.</summary>
internal sealed record StackDefinition(
    IReadOnlyList<FunctionDefinition> Functions,
    IReadOnlyList<TopicDefinition> Topics,
    IReadOnlyList<QueueDefinition> Queues,
    IReadOnlyList<TargetedRule> Rules,
    IReadOnlyList<DocumentDefinition> Documents)
{
    public IReadOnlyList<GroupDefinition> Groups { get; init; } = [];

    public IReadOnlyList<AlarmDefinition> Alarms { get; init; } = [];
}

internal sealed record FunctionDefinition
{
    public required string LogicalId { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Region { get; init; }

    /// <summary>What the bootstrap finds in _HANDLER.</summary>
    public required string Handler { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>What the function may do; null for the role that SAM makes where the template gives none.</summary>
    public required RoleDefinition? Role { get; init; }

    /// <summary>Where Lambda writes what the function says.</summary>
    public required string LogGroup { get; init; }

    /// <summary>Whether Lambda sends traces to X-Ray.</summary>
    public required bool IsTraced { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required int MemorySize { get; init; }

    public required string LogFormat { get; init; }

    public required string? LogLevel { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

    public required IReadOnlyList<QueueMappingDefinition> Queues { get; init; }

    public required IReadOnlyList<TopicSubscriptionDefinition> Topics { get; init; }

    /// <summary>How many events it may handle at a time; null when that is not limited.</summary>
    public required int? ReservedConcurrency { get; init; }

    /// <summary>0 to 2; Lambda's default is 2.</summary>
    public required int MaximumRetryAttempts { get; init; }

    /// <summary>Where Lambda sends the record of an event that failed for good.</summary>
    public required string? OnFailureArn { get; init; }

    /// <summary>Where Lambda sends the event itself.</summary>
    public required string? DeadLetterArn { get; init; }
}

/// <summary>An EventBridge rule on the default bus, with a function as its target.</summary>
/// <param name="DeadLetterArn">Where EventBridge sends events that it cannot hand to the function.</param>
internal sealed record RuleDefinition(string Name, JsonObject Pattern, string? DeadLetterArn);

/// <summary>An EventBridge rule on the default bus that names its targets itself.</summary>
internal sealed record TargetedRule(string Name, JsonObject Pattern, IReadOnlyList<RuleTarget> Targets);

internal sealed record RuleTarget(string Arn, string? DeadLetterArn);

/// <summary>A queue whose messages Lambda hands to a function.</summary>
/// <param name="BatchSize">At most so many messages at a time; SQS gives ten at once.</param>
/// <param name="BatchingWindow">How long Lambda gathers messages before it hands over fewer.</param>
/// <param name="ReportsItemFailures">The function's answer says which messages failed; otherwise all succeed or fail together.</param>
internal sealed record QueueMappingDefinition(string QueueArn, int BatchSize, TimeSpan BatchingWindow, bool ReportsItemFailures);

/// <summary>A topic whose messages SNS hands to a function.</summary>
/// <param name="FilterPolicy">Which messages; all where it is missing.</param>
/// <param name="FiltersBody">The policy is about the message's JSON instead of its attributes.</param>
/// <param name="DeadLetterArn">Where SNS sends messages that it cannot hand to the function.</param>
internal sealed record TopicSubscriptionDefinition(string TopicArn, JsonObject? FilterPolicy, bool FiltersBody, string? DeadLetterArn);

internal sealed record TopicDefinition(string LogicalId, string Name, string Arn);

/// <param name="Attributes">As CreateQueue takes them.</param>
internal sealed record QueueDefinition(string LogicalId, string Name, string Arn, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A security group without rules.</summary>
/// <param name="GroupId">What GetAtt gives; moto knows it by another.</param>
/// <param name="VpcCidr">The address block of the VPC that the template makes for it; null where it is in one that is there.</param>
/// <param name="VpcId">The VPC that is there.</param>
internal sealed record GroupDefinition(
    string LogicalId, string Name, string GroupId, string Description, string? VpcCidr, string? VpcId, IReadOnlyDictionary<string, string> Tags);

/// <summary>A document of Systems Manager.</summary>
internal sealed record DocumentDefinition(string LogicalId, string Name, string Type, JsonObject Content);
