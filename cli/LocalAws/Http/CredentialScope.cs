using System.Net;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>What a signature says besides being one: KEY/DATE/REGION/SERVICE/aws4_request, from the header or a presigned address.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</summary>
internal sealed partial record CredentialScope(string AccessKey, string Region, string Service)
{
    public static CredentialScope? Read(string? authorization, string queryString)
    {
        var match = InHeader.Match(authorization ?? string.Empty);
        if (!match.Success)
        {
            match = InHeader.Match("Credential=" + WebUtility.UrlDecode(InQuery.Match(queryString).Groups["scope"].Value));
        }

        return match.Success
            ? new CredentialScope(match.Groups["key"].Value, match.Groups["region"].Value, match.Groups["service"].Value.ToLowerInvariant())
            : null;
    }

    [GeneratedRegex(@"Credential=(?<key>[^/,\s]+)/\d{8}/(?<region>[a-z0-9-]+)/(?<service>[A-Za-z0-9-]+)/aws4_request")]
    private static partial Regex InHeader { get; }

    [GeneratedRegex(@"[?&]X-Amz-Credential=(?<scope>[^&]+)")]
    private static partial Regex InQuery { get; }
}
