namespace Remediation.ColdStart;

/// <summary>One measured start.</summary>
/// <param name="Init">Process start until it asked for its first event, in milliseconds.</param>
/// <param name="Invoke">From there until its answer, in milliseconds.</param>
/// <param name="Cpu">Processor time of the process until its answer, in milliseconds.</param>
/// <param name="PeakMemory">Largest resident set, in bytes.</param>
internal sealed record Measurement(double Init, double Invoke, double Cpu, long PeakMemory)
{
    /// <summary>Process start until its first answer, in milliseconds.</summary>
    public double Total => Init + Invoke;
}
