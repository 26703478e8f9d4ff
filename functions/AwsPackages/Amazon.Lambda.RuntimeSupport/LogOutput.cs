using System.Buffers.Binary;
using Amazon.Lambda.Core;
using Microsoft.Win32.SafeHandles;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Where log entries go: lines on standard output, or frames on the descriptor that Lambda names, which keep an entry of several
/// lines together.
/// </summary>
/// <remarks>
/// A frame, big-endian: 4 bytes of kind, 4 bytes of length, 8 bytes of time in microseconds since 1970, the entry. The kind is
/// 0xA55A0000 | level &lt;&lt; 2 | 2 (a time follows) | 1 if text, 0 if JSON; levels run from 1, trace, to 6, fatal; 0 is unknown.
/// </remarks>
internal sealed class LogOutput(Stream stream, bool framed, TimeProvider clock)
{
    private const int HeaderLength = 16;

    private readonly Lock gate = new();

    internal static LogOutput Open(int? telemetryDescriptor, TimeProvider clock)
    {
        if (telemetryDescriptor is { } descriptor)
        {
            try
            {
                var handle = new SafeFileHandle(descriptor, ownsHandle: false);
                if (!OperatingSystem.IsWindows())
                {
                    // Asks the system about the descriptor: a stream alone would find out at its first write.
                    _ = File.GetUnixFileMode(handle);
                }

                return new(new FileStream(handle, FileAccess.Write, bufferSize: 0), framed: true, clock);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // A log on standard output is better than none.
            }
        }

#pragma warning disable RS0030 // Standard output is where Lambda takes a custom runtime's log from.
        return new(Console.OpenStandardOutput(), framed: false, clock);
#pragma warning restore RS0030
    }

    /// <summary>One entry; its level is null for text that is passed on as it is.</summary>
    internal void WriteEntry(LogLevel? level, bool json, ReadOnlySpan<byte> entry)
    {
        byte[] bytes;
        if (framed)
        {
            bytes = new byte[HeaderLength + entry.Length];
            var levelBits = level is { } known ? (uint)known + 1 : 0;
            var microseconds = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            BinaryPrimitives.WriteUInt32BigEndian(bytes, 0xA55A0002 | (levelBits << 2) | (json ? 0u : 1u));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), entry.Length);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), microseconds);
            entry.CopyTo(bytes.AsSpan(HeaderLength));
        }
        else
        {
            bytes = new byte[entry.Length + 1];
            entry.CopyTo(bytes);
            bytes[^1] = (byte)'\n';
        }

        Write(bytes);
    }

    /// <summary>Text as it is: on standard output without a line end, in a frame of its own elsewhere.</summary>
    internal void WriteRaw(ReadOnlySpan<byte> text)
    {
        if (framed)
        {
            WriteEntry(level: null, json: false, text);
        }
        else
        {
            Write(text);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        // One write for an entry: two threads' entries never mix.
        lock (gate)
        {
            stream.Write(bytes);
            stream.Flush();
        }
    }
}
