using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The JSON of the header <c>Lambda-Runtime-Cognito-Identity</c>.</summary>
internal sealed class CognitoIdentityHeader : ICognitoIdentity
{
    public required string? IdentityId { get; init; }

    public required string? IdentityPoolId { get; init; }

    internal static CognitoIdentityHeader? Parse(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return new()
        {
            IdentityId = Text(document.RootElement, "cognitoIdentityId"),
            IdentityPoolId = Text(document.RootElement, "cognitoIdentityPoolId"),
        };
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var member) ? member.GetString() : null;
}
