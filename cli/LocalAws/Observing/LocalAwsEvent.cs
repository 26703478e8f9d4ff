using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Something that happened in the local AWS. The subtypes are all there is.</summary>
internal abstract record LocalAwsEvent
{
    public DateTimeOffset Time { get; } = DateTimeOffset.UtcNow;
}

/// <summary>A step of starting or stopping, in words.</summary>
internal sealed record Progressed(string Text) : LocalAwsEvent;

/// <summary>A client or a function called an AWS API, and was answered.</summary>
internal sealed record ApiCalled(JournalEntry Call) : LocalAwsEvent;

/// <summary>An event reached the default event bus: from AWS, or one that a client put there.</summary>
internal sealed record EventPublished(string Region, string Name, JsonObject Event) : LocalAwsEvent;

/// <summary>The pattern of a rule matched an event, and a target is about to get it: a function by its name, a queue by its ARN.</summary>
internal sealed record RuleMatched(string Region, string Rule, string Target, string EventId) : LocalAwsEvent;

/// <summary>A function was given an event. Attempt 1 is the first.</summary>
internal sealed record InvocationStarted(string Function, string Region, string RequestId, int Attempt, byte[] Payload) : LocalAwsEvent;

/// <summary>A line that a function wrote to its standard output or standard error; no request id before its first event.</summary>
internal sealed record FunctionLogged(string Function, string Region, string? RequestId, string Line) : LocalAwsEvent;

/// <summary>A function answered, failed, crashed or timed out.</summary>
internal sealed record InvocationEnded(string Function, string Region, int Attempt, InvocationResult Result) : LocalAwsEvent;

/// <summary>A function was not started, because it may not.</summary>
internal sealed record InvocationThrottled(string Function, string Region, string RequestId) : LocalAwsEvent;

/// <summary>SNS could not hand a message to a subscriber.</summary>
internal sealed record NotificationFailed(string TopicArn, string Subscriber) : LocalAwsEvent;

/// <summary>SNS accepted a message.</summary>
/// <param name="Message">What people get.</param>
/// <param name="ListAttributes">The names of the attributes whose value is a JSON list: those of the type String.Array.</param>
/// <param name="Body">What was published; with the structure <c>json</c>, the texts of all protocols.</param>
internal sealed record SnsPublished(
    string MessageId, string TopicArn, string? Subject, string Message, string Body, string? MessageStructure, IReadOnlyDictionary<string, string> Attributes, IReadOnlySet<string> ListAttributes, JournalCaller Caller) : LocalAwsEvent;

/// <summary>An event was given up and put where the template says that such events go.</summary>
internal sealed record DeadLettered(string Function, string Region, string RequestId, string TargetArn, string Reason, string Body) : LocalAwsEvent;

/// <summary>The agent of an instance is there.</summary>
internal sealed record AgentRegistered(string Region, string InstanceId, Platform Platform) : LocalAwsEvent;

/// <summary>A command, or its run on one instance, got another status.</summary>
/// <param name="InstanceId">Null for the command as a whole.</param>
internal sealed record CommandChanged(string Region, string CommandId, string Document, string? InstanceId, string Status, string StatusDetails) : LocalAwsEvent;
