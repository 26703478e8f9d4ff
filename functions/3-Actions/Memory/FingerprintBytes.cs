using System.Buffers.Binary;

namespace Remediation.Actions.Memory;

/// <summary>Findings' fingerprints as bytes: eight each, big-endian, one after the other.</summary>
public static class FingerprintBytes
{
    /// <summary>Puts them one after the other, in their order.</summary>
    public static byte[] Write(IReadOnlyList<ulong> fingerprints)
    {
        var bytes = new byte[fingerprints.Count * sizeof(ulong)];
        for (int i = 0; i < fingerprints.Count; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)), fingerprints[i]);
        }

        return bytes;
    }

    /// <summary>Reads them; bytes that are left over at the end are not one, and left out.</summary>
    public static IEnumerable<ulong> Read(ReadOnlyMemory<byte> bytes)
    {
        for (int at = 0; at + sizeof(ulong) <= bytes.Length; at += sizeof(ulong))
        {
            yield return BinaryPrimitives.ReadUInt64BigEndian(bytes.Span[at..]);
        }
    }
}
