using Microsoft.Extensions.Primitives;

namespace Remediation.Cli.LocalAws;

/// <summary>One call of an AWS API, whole and in memory, with everything that its signature and its form tell.</summary>
internal sealed record AwsRequest
{
    /// <summary>Name in the credential scope: ec2, sns, sqs, ssm, events, lambda.</summary>
    public required string Service { get; init; }

    public required string Region { get; init; }

    public required string Account { get; init; }

    public required string AccessKey { get; init; }

    /// <summary>The API's name; for paths that we do not know, method and path.</summary>
    public required string Action { get; init; }

    public required AwsProtocol Protocol { get; init; }

    public required string Method { get; init; }

    /// <summary>As sent: still encoded, with its query string.</summary>
    public required string PathAndQuery { get; init; }

    public required IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Form and query-string parameters; empty for the JSON protocols.</summary>
    public required QueryParameters Parameters { get; init; }

    public required string SourceAddress { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>What the answer and the CloudTrail record carry.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString();

    public string? Header(string name) =>
        Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { Count: > 0 } values ? values.ToString() : null;

    /// <summary>The same call with other form parameters.</summary>
    public AwsRequest With(QueryParameters parameters) => this with { Parameters = parameters, Body = parameters.FormBody(), PathAndQuery = "/", Method = "POST" };
}
