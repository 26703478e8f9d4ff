using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>An EC2 action that we answer ourselves.</summary>
internal abstract class Ec2Action(params string[] actions) : IOwnAnswer
{
    public bool Handles(AwsRequest request) => request.Service == "ec2" && actions.Contains(request.Action);

    /// <inheritdoc/>
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        if (request.Parameters["DryRun"] is { } dryRun && dryRun.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            throw new AwsErrorException("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        }

        return await RunAsync(request, cancellation);
    }

    protected abstract Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation);

    protected static AwsResponse Result(AwsRequest request, params object?[] content) =>
        AwsResponse.Ec2(new XElement(request.Action + "Response", [new XElement("requestId", request.RequestId), .. content]));
}
