using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>A command as SendCommand took it, and how far it has come.</summary>
internal sealed class SentCommand(AwsScope scope, SsmDocument document, JsonObject request, IReadOnlyDictionary<string, IReadOnlyList<string>> parameters)
{
    private const int UsualTimeout = 3600;

    public string Id { get; } = Guid.NewGuid().ToString();

    public AwsScope Scope => scope;

    public SsmDocument Document => document;

    /// <summary>What the caller sent.</summary>
    public JsonObject Request => request;

    /// <summary>Each declared parameter's value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters => parameters;

    public DateTimeOffset RequestedAt { get; } = DateTimeOffset.UtcNow;

    public int TimeoutSeconds => int.TryParse(request[nameof(TimeoutSeconds)].String(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : UsualTimeout;

    /// <summary>After delivery, the run itself may take as long as the document says; AWS adds both.</summary>
    public DateTimeOffset ExpiresAfter => RequestedAt.AddSeconds(TimeoutSeconds + UsualTimeout);

    /// <summary>On how many instances it may run at the same time: fifty, or what MaxConcurrency says.</summary>
    public int Concurrency => Math.Max(1, Amount(request["MaxConcurrency"].String() ?? "50"));

    /// <summary>With one error more, nothing more is sent: none, or what MaxErrors says.</summary>
    public int MaxErrors => Amount(request[nameof(MaxErrors)].String() ?? "0");

    public IReadOnlyList<CommandInvocation> Invocations { get; init; } = [];

    public CommandStatus Status { get; set; } = CommandStatus.Pending;

    /// <summary>Failures and time-outs of the execution. What was not delivered is no error.</summary>
    public int ErrorCount => Invocations.Count(i => i.Status == CommandStatus.Failed || i.Status == CommandStatus.ExecutionTimedOut);

    public int DeliveryTimedOutCount => Invocations.Count(i => i.Status == CommandStatus.DeliveryTimedOut);

    public bool IsCancelled { get; set; }

    /// <summary>Whether it and its runs can be read already.</summary>
    public bool IsVisible { get; set; }

    private int Amount(string text) => text.EndsWith('%')
        ? Invocations.Count * int.Parse(text[..^1], CultureInfo.InvariantCulture) / 100
        : int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A command on one instance.</summary>
internal sealed class CommandInvocation(ManagedInstance instance) : IDisposable
{
    private readonly CancellationTokenSource cancelled = new();

    public ManagedInstance Instance => instance;

    public CommandStatus Status { get; set; } = CommandStatus.Pending;

    /// <summary>The steps that have ended, in their order.</summary>
    public IReadOnlyList<StepOutcome> Steps { get; set; } = [];

    public CancellationToken Cancelled => cancelled.Token;

    public void Cancel() => cancelled.Cancel();

    public void Dispose() => cancelled.Dispose();
}

/// <summary>How a step of a document ended on an instance.</summary>
internal sealed record StepOutcome(string Name, CommandStatus Status, int ResponseCode, string Output, string Error, DateTimeOffset Started, DateTimeOffset Finished);

/// <summary>Status and StatusDetails.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html</summary>
internal sealed record CommandStatus(string Status, string Details)
{
    public static readonly CommandStatus Pending = new("Pending", "Pending");
    public static readonly CommandStatus InProgress = new("InProgress", "InProgress");
    public static readonly CommandStatus Delayed = new("Delayed", "Delayed");
    public static readonly CommandStatus Success = new("Success", "Success");
    public static readonly CommandStatus Failed = new("Failed", "Failed");
    public static readonly CommandStatus Cancelling = new("Cancelling", "Cancelling");
    public static readonly CommandStatus Cancelled = new("Cancelled", "Cancelled");
    public static readonly CommandStatus DeliveryTimedOut = new("TimedOut", "DeliveryTimedOut");
    public static readonly CommandStatus ExecutionTimedOut = new("TimedOut", "ExecutionTimedOut");
    public static readonly CommandStatus Undeliverable = new("Failed", "Undeliverable");

    /// <summary>The system did not send it any more, because too many runs before it had failed.</summary>
    public static readonly CommandStatus Terminated = new("Cancelled", "Terminated");

    /// <summary>Not all runs succeeded, but too few failed for the command to have failed.</summary>
    public static readonly CommandStatus Incomplete = new("Failed", "Incomplete");

    public static readonly CommandStatus NoInstancesInTag = new("Success", "NoInstancesInTag");

    public bool IsFinal => Status is not ("Pending" or "InProgress" or "Delayed" or "Cancelling");
}
