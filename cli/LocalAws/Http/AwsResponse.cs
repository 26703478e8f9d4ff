using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Primitives;

namespace Remediation.Cli.LocalAws;

/// <summary>An answer, whole and in memory.</summary>
internal sealed record AwsResponse(int Status, string? ContentType, byte[] Body, IReadOnlyList<KeyValuePair<string, StringValues>> Headers)
{
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>The error's code when this is an error in any of AWS's forms.</summary>
    public string? ErrorCode => Succeeded ? null : AwsErrorReader.Read(this).Code;

    public static AwsResponse Ec2(XElement root) => new(200, "text/xml;charset=UTF-8", Xml.Bytes(root, Xml.Ec2Namespace), []);

    public static AwsResponse Json(int status, JsonNode? body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        new(status, contentType, LocalAws.Json.Bytes(body), Pairs(headers));

    public static AwsResponse Empty(int status, params (string Name, string Value)[] headers) => new(status, null, [], Pairs(headers));

    private static KeyValuePair<string, StringValues>[] Pairs((string Name, string Value)[] headers) =>
        [.. headers.Select(h => new KeyValuePair<string, StringValues>(h.Name, h.Value))];
}
