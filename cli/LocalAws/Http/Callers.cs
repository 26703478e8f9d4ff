using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Remediation.Cli.LocalAws;

internal enum CallerKind
{
    User,
    Role,
    Function,
}

/// <summary>Who calls. <see cref="RoleArn"/> and the session are set for functions and roles.</summary>
internal sealed record Caller(CallerKind Kind, string Name, string AccessKey, string? RoleArn = null, string? SessionName = null)
{
    /// <summary>What the caller may do; null for those who may do anything.</summary>
    public RoleDefinition? Role { get; init; }

    /// <summary>The account that a role is in, which is where its credentials work; null for those who belong to the local AWS's own account.</summary>
    public string? Account => Kind == CallerKind.Role && RoleArn?.Split(':') is [_, _, _, _, { Length: 12 } account, ..] ? account : null;

    public JournalCaller ForJournal => new(Kind, Name);
}

/// <summary>Tells callers apart by their access key. Function processes have one each; keys from AssumeRole are learned from its answers;
/// a key that is a plain word is its user's name; AKIA... keys belong to 'local-user' unless the options name their user.</summary>
internal sealed class Callers(IReadOnlyDictionary<string, string> userNames)
{
    private readonly ConcurrentDictionary<string, Caller> known = new();

    public Caller Identify(string accessKey) =>
        known.TryGetValue(accessKey, out var caller) ? caller
        : userNames.TryGetValue(accessKey, out var name) ? new Caller(CallerKind.User, name, accessKey)
        : new Caller(CallerKind.User, LooksGenerated(accessKey) ? "local-user" : accessKey, accessKey);

    /// <summary>A key that AWS's own form allows, the same for the same function in each run.</summary>
    public string KeyForFunction(FunctionDefinition function)
    {
        var key = Key($"{function.Region}/{function.Name}");
        known[key] = new Caller(CallerKind.Function, function.Name, key, function.RoleArn, function.Name) { Role = function.Role };
        return key;
    }

    /// <summary>A key for somebody who acts under a role of the template.</summary>
    /// <param name="name">Tells it from all others, in the journal too.</param>
    public string KeyForRole(RoleDefinition role, string name)
    {
        var key = Key($"{role.Region}/{role.LogicalId}/{name}");
        known[key] = new Caller(CallerKind.Role, name, key, role.Arn, name) { Role = role };
        return key;
    }

    /// <summary>Remembers the credentials that STS has just issued for a role.</summary>
    public void LearnFrom(AwsRequest request, AwsResponse response)
    {
        if (request is not { Service: "sts", Action: "AssumeRole" or "AssumeRoleWithWebIdentity" or "AssumeRoleWithSAML" } || !response.Succeeded)
        {
            return;
        }

        var root = Xml.TryParse(response.Body);
        if (root?.Descendants("AccessKeyId").FirstOrDefault()?.Value is { } key && request.Parameters["RoleArn"] is { } role)
        {
            known[key] = new Caller(CallerKind.Role, role.Split('/')[^1], key, role, request.Parameters["RoleSessionName"] ?? "session");
        }
    }

    private static string Key(string whose) => "ASIALOCAL" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(whose)))[..11];

    private static bool LooksGenerated(string key) => key.Length >= 16 && (key.StartsWith("AKIA", StringComparison.Ordinal) || key.StartsWith("ASIA", StringComparison.Ordinal));
}
