namespace Remediation.Cli.LocalAws;

/// <summary>An API that we answer ourselves because moto lacks it or behaves otherwise than AWS.</summary>
internal interface IOwnAnswer : IAwsApi
{
    bool Handles(AwsRequest request);
}

/// <summary>The whole of AWS: what is ours by the first that handles it, the rest by moto, once the region's resources are there.</summary>
internal sealed class AwsApis(IReadOnlyList<IOwnAnswer> ours, MotoClient moto, Func<string, Task> prepareRegion) : IAwsApi
{
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        await prepareRegion(request.Region);
        var own = ours.FirstOrDefault(answer => answer.Handles(request));
        return own is null ? await moto.SendAsync(request, cancellation) : await own.AnswerAsync(request, cancellation);
    }
}
