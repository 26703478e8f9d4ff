using Amazon.Lambda.Core;

namespace Remediation.Bootstrap.Watching;

/// <summary>What a function writes for whoever watches it: its log and its metrics, both as lines on standard output.</summary>
internal sealed class Watch
{
    private readonly LogSettings settings;
    private readonly OutputLines output;
    private readonly TimeProvider time;
    private bool isWarm;

    private Watch(LogSettings settings, Metrics metrics, OutputLines output, TimeProvider time)
    {
        this.settings = settings;
        this.output = output;
        this.time = time;
        Metrics = metrics;
    }

    /// <summary>What this process writes to standard output, as its environment says.</summary>
    public static Watch Process { get; } = Read(ProcessEnvironment.Read, OutputLines.Standard, TimeProvider.System);

    public Metrics Metrics { get; }

    public static Watch Read(Func<string, string?> read, OutputLines output, TimeProvider time) =>
        new(LogSettings.Read(read), Metrics.Read(read, output, time), output, time);

    /// <summary>The context of an invocation that begins, with a log of its own.</summary>
    public ILambdaContext Begin(ILambdaContext context)
    {
        bool isCold = !isWarm;
        isWarm = true;
        return new FunctionContext(context, new FunctionLog(context, isCold, settings, output, time));
    }
}
