using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The parameters of a call for people to read: no secrets, no payloads, nothing endless.</summary>
internal static class JournalParameters
{
    private const int LongestValue = 4_000;

    private static readonly string[] Secrets = ["UserData", "Password", "Secret", "SecretString", "SecretBinary", "Token", "SessionToken", "PrivateKey", "Credential"];

    public static IReadOnlyDictionary<string, string> Of(AwsRequest request)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var (name, value) in Pairs(request))
        {
            parameters[name] = IsSecret(request, name) ? "(not shown)" : value.Length > LongestValue ? value[..LongestValue] + "..." : value;
        }

        return parameters;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(AwsRequest request) => request.Protocol switch
    {
        AwsProtocol.Ec2Query or AwsProtocol.Query => request.Parameters.Where(p => p.Key is not "Action" and not "Version"),
        AwsProtocol.Json10 or AwsProtocol.Json11 when Json.TryParse(request.Body) is JsonObject body =>
            body.Select(member => new KeyValuePair<string, string>(member.Key, member.Value.String() ?? Json.Text(member.Value))),
        _ => [new("bytes", request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static bool IsSecret(AwsRequest request, string name)
    {
        var last = name.Split('.')[^1];
        return (last != "NextToken" && last != "ClientToken" && Secrets.Any(secret => last.EndsWith(secret, StringComparison.OrdinalIgnoreCase)))
            || (request is { Service: "ssm", Action: "PutParameter" } && name == "Value");
    }
}
