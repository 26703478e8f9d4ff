namespace Remediation.Cli.LocalAws;

/// <summary>How a function is broken on purpose.</summary>
internal enum Outage
{
    /// <summary>Its process ends while it starts.</summary>
    Crashes,

    /// <summary>Somebody deleted it.</summary>
    Gone,
}
