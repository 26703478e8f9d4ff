namespace Remediation.Cli.LocalAws;

/// <summary>moto posts to every subscribed address itself. What happens in the local AWS stays on this machine.</summary>
internal sealed class OutsideSubscriptions(MotoClient moto) : IOwnAnswer
{
    public bool Handles(AwsRequest request) =>
        request is { Service: "sns", Action: "Subscribe" }
        && request.Parameters["Protocol"] is "http" or "https";

    public Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation) =>
        Uri.TryCreate(request.Parameters["Endpoint"], UriKind.Absolute, out var endpoint) && endpoint.IsLoopback
            ? moto.SendAsync(request, cancellation)
            : throw new AwsErrorException("InvalidParameter", $"Invalid parameter: Endpoint: the local AWS posts to loopback addresses only, such as http://127.0.0.1:8080/, not to {endpoint}.");
}
