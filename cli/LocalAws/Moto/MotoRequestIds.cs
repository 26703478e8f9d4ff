using System.Text;

namespace Remediation.Cli.LocalAws;

/// <summary>EC2 gives each answer an id of its own, which CloudTrail repeats; moto says 'request-id' each time.</summary>
internal static class MotoRequestIds
{
    public static byte[] Replace(byte[] body, string requestId)
    {
        if (body.AsSpan().IndexOf(">request-id<"u8) < 0)
        {
            return body;
        }

        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(">request-id<", $">{requestId}<", StringComparison.Ordinal));
    }
}
