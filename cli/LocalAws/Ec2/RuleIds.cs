using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS keeps a rule's id when ModifySecurityGroupRules changes it. We change a rule in moto by replacing it, so clients go on seeing the first id.</summary>
internal sealed partial class RuleIds
{
    private readonly ConcurrentDictionary<string, string> motoToPublic = new();
    private readonly ConcurrentDictionary<string, string> publicToMoto = new();

    /// <summary>From now on <paramref name="publicId"/> stands for the rule that moto knows by the other id.</summary>
    public void Replace(string publicId, string motoId)
    {
        if (publicToMoto.TryGetValue(publicId, out var before))
        {
            motoToPublic.TryRemove(before, out _);
        }

        motoToPublic[motoId] = publicId;
        publicToMoto[publicId] = motoId;
    }

    public byte[] ToMoto(byte[] text) => Translate(text, publicToMoto);

    public byte[] ToPublic(byte[] text) => Translate(text, motoToPublic);

    private static byte[] Translate(byte[] text, ConcurrentDictionary<string, string> ids)
    {
        if (ids.IsEmpty || text.AsSpan().IndexOf("sgr-"u8) < 0)
        {
            return text;
        }

        return Encoding.UTF8.GetBytes(RuleId.Replace(Encoding.UTF8.GetString(text), id => ids.GetValueOrDefault(id.Value, id.Value)));
    }

    [GeneratedRegex("sgr-[0-9a-f]{8,17}")]
    private static partial Regex RuleId { get; }
}
