namespace Remediation.Bootstrap.Watching;

/// <summary>
/// Whole lines on a stream: standard output is where Lambda takes a custom runtime's log from, and CloudWatch its embedded metrics. One write for a line,
/// so that those of two threads never mix.
/// </summary>
internal sealed class OutputLines(Stream stream)
{
    private readonly Lock gate = new();

    /// <summary>The process's standard output.</summary>
    public static OutputLines Standard { get; } = new(
#pragma warning disable RS0030 // this is the function's log
        Console.OpenStandardOutput());
#pragma warning restore RS0030

    public void Write(ReadOnlySpan<byte> line)
    {
        byte[] bytes = new byte[line.Length + 1];
        line.CopyTo(bytes);
        bytes[^1] = (byte)'\n';
        lock (gate)
        {
            stream.Write(bytes);
            stream.Flush();
        }
    }
}
