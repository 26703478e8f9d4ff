using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The JSON of the header <c>Lambda-Runtime-Client-Context</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax</remarks>
internal sealed class ClientContextHeader : IClientContext
{
    public required IDictionary<string, string>? Environment { get; init; }

    public required IClientApplication? Client { get; init; }

    public required IDictionary<string, string>? Custom { get; init; }

    internal static ClientContextHeader? Parse(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return new()
        {
            Environment = Texts(document.RootElement, "env"),
            Client = Texts(document.RootElement, "client") is { } client ? new Application(client) : null,
            Custom = Texts(document.RootElement, "custom"),
        };
    }

    private static Dictionary<string, string>? Texts(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in member.EnumerateObject())
        {
            texts[property.Name] = property.Value.ToString();
        }

        return texts;
    }

    private sealed class Application(Dictionary<string, string> members) : IClientApplication
    {
        public string? AppPackageName => members.GetValueOrDefault("app_package_name");

        public string? AppTitle => members.GetValueOrDefault("app_title");

        public string? AppVersionCode => members.GetValueOrDefault("app_version_code");

        public string? AppVersionName => members.GetValueOrDefault("app_version_name");

        public string? InstallationId => members.GetValueOrDefault("installation_id");
    }
}
