using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Where the steps of a document run.</summary>
internal interface IMachine
{
    /// <summary>One run of one step, from its first line to its exit code.</summary>
    Task<StepResult> RunAsync(StepRun run, CancellationToken cancellation);
}

/// <param name="Step">As the document has it, parameters not yet put in.</param>
internal sealed record StepRun(SentCommand Command, ManagedInstance Instance, JsonObject Step);

/// <param name="Status">Null: by the response code.</param>
internal sealed record StepResult(int ResponseCode, string Output, string Error, CommandStatus? Status = null);
