using Remediation.Events.Json;

namespace Remediation.Events.CloudTrail;

/// <summary>Reads <c>userIdentity</c>, of which every part may be absent.</summary>
internal static class ActorReader
{
    private const string AssumedRole = ":assumed-role/";

    public static Actor Read(EventField identity)
    {
        string type = identity["type"].Text() ?? "Unknown";
        string? arn = identity["arn"].Text();
        var issuer = identity["sessionContext"]["sessionIssuer"];
        var (role, session) = RoleAndSession(arn);
        role ??= issuer["userName"].Text();
        string? accountId = identity["accountId"].Text();
        string? invokedBy = identity["invokedBy"].Text();

        return new Actor
        {
            Type = type,
            PrincipalArn = arn,
            AccountId = accountId,
            SessionName = session,
            RoleArn = issuer["arn"].Text() is { } issuerArn && issuerArn.Contains(":role/", StringComparison.Ordinal) ? issuerArn : null,
            InvokedBy = invokedBy,
            DisplayName = type switch
            {
                "Root" => "root",
                "AssumedRole" when role is not null => session is null ? role : $"{role}/{session}",
                "AWSService" when invokedBy is not null => invokedBy,
                "AWSAccount" when accountId is not null => $"account {accountId}",
                _ => identity["userName"].Text()
                    ?? LastPart(arn)
                    ?? identity["onBehalfOf"]["userId"].Text()
                    ?? LastPart(identity["principalId"].Text())
                    ?? invokedBy
                    ?? "unknown",
            },
        };
    }

    private static (string? Role, string? Session) RoleAndSession(string? arn)
    {
        int start = arn?.IndexOf(AssumedRole, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return (null, null);
        }

        // A session name cannot hold a slash, and an assumed role's ARN leaves the role's path out.
        string[] parts = arn![(start + AssumedRole.Length)..].Split('/', 2, StringSplitOptions.RemoveEmptyEntries);
        return (parts.ElementAtOrDefault(0), parts.ElementAtOrDefault(1));
    }

    private static string? LastPart(string? text)
    {
        string? last = text?[(text.LastIndexOfAny(['/', ':']) + 1)..];
        return string.IsNullOrEmpty(last) ? null : last;
    }
}
