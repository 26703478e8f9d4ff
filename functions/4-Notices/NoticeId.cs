using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Remediation.Notices;

/// <summary>Makes the ids of notices from what they are about, so that the same news has the same id whoever tells it, and however often.</summary>
internal static class NoticeId
{
    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))))[..32];

    /// <summary>A start of an instance and the weeks since: what lasts is told again each week, and that is news.</summary>
    public static string Week(DateTimeOffset launched, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{launched.ToUnixTimeSeconds()} {(int)((now - launched).TotalDays / 7)}");
}
