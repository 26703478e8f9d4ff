namespace Remediation.Cli.LocalAws;

/// <summary>There is nothing to hand an event to: the bootstrap cannot be started at all.</summary>
internal sealed class FunctionUnavailableException(string message) : Exception(message);
