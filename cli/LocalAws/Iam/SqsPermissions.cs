using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html</summary>
internal sealed class SqsPermissions : ICallPermissions
{
    public string Service => "sqs";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation) =>
        request.Action is "SendMessage" or "ReceiveMessage" or "DeleteMessage" or "ChangeMessageVisibility" or "GetQueueAttributes"
            && (request.Parameters["QueueUrl"] ?? (Json.TryParse(request.Body) as JsonObject)?["QueueUrl"].String()) is { } url
            ? Task.FromResult<IReadOnlyList<Authorization>>([new($"sqs:{request.Action}", Arn(request, url), CallPermissions.InRegion(request.Region))])
            : throw CallPermissions.Unknown(request);

    private static string Arn(AwsRequest request, string url) => url.Split('/') is [.., var account, var name]
        ? $"arn:aws:sqs:{request.Region}:{account}:{name}"
        : throw new LocalAwsException($"The queue address '{url}' names no queue.");
}
