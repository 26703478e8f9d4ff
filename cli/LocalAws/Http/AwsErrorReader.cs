using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Finds code and message in an error answer of any protocol.</summary>
internal static class AwsErrorReader
{
    public static AwsError Read(AwsResponse response)
    {
        var (code, message) = response.Body.FirstOrDefault() == (byte)'<' ? FromXml(response.Body) : FromJson(response);
        return new AwsError(code ?? $"Http{response.Status}", message ?? string.Empty, response.Status);
    }

    private static (string? Code, string? Message) FromXml(byte[] body)
    {
        var error = Xml.TryParse(body)?.DescendantsAndSelf("Error").FirstOrDefault();
        return (error?.Text("Code"), error?.Text("Message"));
    }

    private static (string? Code, string? Message) FromJson(AwsResponse response)
    {
        var type = response.Headers.FirstOrDefault(h => h.Key.Equals("x-amzn-ErrorType", StringComparison.OrdinalIgnoreCase)).Value.ToString();
        var body = Json.TryParse(response.Body) as JsonObject;
        var code = type.Length > 0 ? type : body?["__type"].String();
        return (code?.Split('#')[^1].Split(':')[0], body?["message"].String() ?? body?["Message"].String());
    }
}
