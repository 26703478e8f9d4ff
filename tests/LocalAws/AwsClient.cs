using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>Calls the gateway as an SDK does, apart from the signature's value, which nobody checks.</summary>
internal sealed class AwsClient(LocalAwsHost aws)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(2) };

    public string AccessKey { get; init; } = "AKIAIOSFODNN7EXAMPLE";

    public string Region { get; init; } = "eu-central-1";

    /// <summary>The template's rule ignores this one; any other wakes the function.</summary>
    public string UserAgent { get; init; } = "tests/1.0";

    public async Task<Answer> QueryAsync(string service, string action, params (string Name, string Value)[] parameters)
    {
        var version = service switch { "ec2" => "2016-11-15", "sns" => "2010-03-31", "sqs" => "2012-11-05", "sts" => "2011-06-15", _ => "2010-05-08" };
        return await SendAsync(service, new HttpRequestMessage(HttpMethod.Post, aws.Endpoint)
        {
            Content = new FormUrlEncodedContent([new("Action", action), new("Version", version), .. parameters.Select(p => new KeyValuePair<string, string>(p.Name, p.Value))]),
        });
    }

    public Task<Answer> Ec2Async(string action, params (string Name, string Value)[] parameters) => QueryAsync("ec2", action, parameters);

    public async Task<Answer> JsonAsync(string service, string target, JsonObject body, string contentType = "application/x-amz-json-1.1") =>
        await SendAsync(service, new HttpRequestMessage(HttpMethod.Post, aws.Endpoint)
        {
            Headers = { { "X-Amz-Target", target } },
            Content = new StringContent(Json.Text(body), Encoding.UTF8, contentType),
        });

    public async Task<Answer> InvokeAsync(string function, string payload, string type = "RequestResponse", bool tail = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(aws.Endpoint, $"/2015-03-31/functions/{Uri.EscapeDataString(function)}/invocations"))
        {
            Headers = { { "X-Amz-Invocation-Type", type } },
            Content = new StringContent(payload),
        };
        if (tail)
        {
            request.Headers.Add("X-Amz-Log-Type", "Tail");
        }

        return await SendAsync("lambda", request);
    }

    public async Task<Answer> SendAsync(string? service, HttpRequestMessage request)
    {
        if (service is not null)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKey}/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        }

        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async Task<string> CreateGroupAsync(string? name = null, string? vpcId = null)
    {
        (string, string)[] parameters = [("GroupName", name ?? "group-" + Guid.NewGuid().ToString("N")), ("GroupDescription", "for a test")];
        var answer = await Ec2Async("CreateSecurityGroup", vpcId is null ? parameters : [.. parameters, ("VpcId", vpcId)]);
        return answer.Xml.Text("groupId")!;
    }

    public async Task<string> CreateVpcAsync() => (await Ec2Async("CreateVpc", ("CidrBlock", "10.0.0.0/16"))).Xml.Descendants("vpcId").First().Value;

    /// <summary>The ingress rules, one element each.</summary>
    public async Task<IReadOnlyList<XElement>> RulesAsync(string groupId) =>
        [.. (await Ec2Async("DescribeSecurityGroupRules", ("Filter.1.Name", "group-id"), ("Filter.1.Value.1", groupId)))
            .Xml.Items("securityGroupRuleSet").Where(rule => rule.Text("isEgress") == "false")];

    public Task<Answer> OpenAsync(string groupId, string cidr = "0.0.0.0/0", string port = "22") => Ec2Async(
        "AuthorizeSecurityGroupIngress",
        ("GroupId", groupId),
        ("IpPermissions.1.IpProtocol", "tcp"),
        ("IpPermissions.1.FromPort", port),
        ("IpPermissions.1.ToPort", port),
        ("IpPermissions.1.IpRanges.1.CidrIp", cidr));
}

internal sealed record Answer(int Status, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public XElement Xml => Cli.LocalAws.Xml.TryParse(Body) ?? throw new InvalidOperationException("No XML: " + Text);

    public JsonObject JsonBody => Json.TryParse(Body) as JsonObject ?? throw new InvalidOperationException("No JSON: " + Text);

    public string? ErrorCode => AwsErrorReader.Read(new AwsResponse(Status, null, Body, [.. Headers.Select(h => new KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>(h.Key, h.Value))])).Code;
}
