using System.Globalization;

namespace Remediation.ColdStart;

/// <summary>What Linux says of a process under <c>/proc</c> (<see href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</see>).</summary>
internal static class ProcessFiles
{
    /// <summary>Processor time of its threads in milliseconds, and its largest resident set in bytes.</summary>
    public static (double Cpu, long PeakMemory) Read(int processId)
    {
        double nanoseconds = Directory.GetDirectories($"/proc/{processId}/task")
            .Sum(thread => double.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture));
        string peak = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        long kilobytes = long.Parse(peak.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return (nanoseconds / 1_000_000, kilobytes * 1024);
    }
}
