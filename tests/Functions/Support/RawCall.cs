using System.Globalization;
using System.Xml.Linq;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Support;

/// <summary>A call that no client of ours has.</summary>
internal static class RawCall
{
    private static readonly HttpClient Http = new();

    /// <summary>A call of a service that speaks the query protocol.</summary>
    public static async Task<XElement> QueryAsync(LocalAwsHost aws, string service, string version, params (string Name, string Value)[] parameters) => XElement.Parse(await SendAsync(
        aws,
        service,
        HttpMethod.Post,
        "/",
        new FormUrlEncodedContent([new("Version", version), .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))])));

    /// <summary>A call of a service that speaks REST.</summary>
    public static Task<string> RestAsync(LocalAwsHost aws, string service, HttpMethod method, string path, string body) =>
        SendAsync(aws, service, method, path, body.Length == 0 ? null : new StringContent(body));

    private static async Task<string> SendAsync(LocalAwsHost aws, string service, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(aws.Endpoint, path)) { Content = content };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            string.Create(CultureInfo.InvariantCulture, $"AWS4-HMAC-SHA256 Credential=subscriber/20260101/{aws.Options.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0"));
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }
}
