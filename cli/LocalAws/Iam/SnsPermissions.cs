namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html</summary>
internal sealed class SnsPermissions : ICallPermissions
{
    public string Service => "sns";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation) =>
        request.Action == "Publish" && request.Parameters["TopicArn"] is { } topic
            ? Task.FromResult<IReadOnlyList<Authorization>>([new("sns:Publish", topic, CallPermissions.InRegion(request.Region))])
            : throw CallPermissions.Unknown(request);
}
