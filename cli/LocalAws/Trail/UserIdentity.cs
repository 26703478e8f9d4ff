using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Who made a call, as CloudTrail says it: IAMUser for people, AssumedRole for functions and assumed roles.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html</summary>
internal static class UserIdentity
{
    private static readonly string SessionStart = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Of(Caller caller, string account) => caller.RoleArn is { } role
        ? OfRole(caller, role, account)
        : new JsonObject
        {
            ["type"] = "IAMUser",
            ["principalId"] = UniqueId("AIDA", caller.Name),
            ["arn"] = $"arn:aws:iam::{account}:user/{caller.Name}",
            ["accountId"] = account,
            ["accessKeyId"] = caller.AccessKey,
            ["userName"] = caller.Name,
        };

    private static JsonObject OfRole(Caller caller, string role, string account)
    {
        var name = role.Split('/')[^1];
        var principal = UniqueId("AROA", name);
        return new JsonObject
        {
            ["type"] = "AssumedRole",
            ["principalId"] = $"{principal}:{caller.SessionName}",
            ["arn"] = $"arn:aws:sts::{account}:assumed-role/{name}/{caller.SessionName}",
            ["accountId"] = account,
            ["accessKeyId"] = caller.AccessKey,
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject
                {
                    ["type"] = "Role",
                    ["principalId"] = principal,
                    ["arn"] = role,
                    ["accountId"] = account,
                    ["userName"] = name,
                },
                ["attributes"] = new JsonObject { ["creationDate"] = SessionStart, ["mfaAuthenticated"] = "false" },
            },
        };
    }

    private static string UniqueId(string prefix, string name) =>
        prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..17];
}
