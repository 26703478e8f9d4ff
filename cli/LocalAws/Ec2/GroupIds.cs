using System.Collections.Concurrent;
using System.Text;

namespace Remediation.Cli.LocalAws;

/// <summary>The settings of functions name the template's security groups before moto has made them, and moto makes up ids of its own. The clients see the template's.</summary>
internal sealed class GroupIds
{
    private readonly ConcurrentDictionary<string, string> motoOf = new();

    /// <summary>From now on <paramref name="groupId"/> stands for the group that moto knows by the other id, which is as long.</summary>
    public void Stand(string groupId, string motoId) => motoOf[groupId] = motoId;

    public byte[] ToMoto(byte[] text) => motoOf.Aggregate(text, (now, ids) => Replace(now, ids.Key, ids.Value));

    public byte[] ToPublic(byte[] text) => motoOf.Aggregate(text, (now, ids) => Replace(now, ids.Value, ids.Key));

    private static byte[] Replace(byte[] text, string id, string by)
    {
        var (from, to) = (Encoding.ASCII.GetBytes(id), Encoding.ASCII.GetBytes(by));
        byte[]? copy = null;
        for (int at = 0; text.AsSpan(at).IndexOf(from) is >= 0 and var next; at += next + from.Length)
        {
            copy ??= (byte[])text.Clone();
            to.CopyTo(copy, at + next);
        }

        return copy ?? text;
    }
}
