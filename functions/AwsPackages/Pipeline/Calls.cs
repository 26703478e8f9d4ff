using Amazon.Runtime;

namespace Remediation.AwsPackages.Pipeline;

/// <summary>
/// Calls through the SDK's pipeline with one type for every answer. Native code resolves each step of the pipeline anew for each type of
/// answer, which took a seventh of the time that a function needs to start.
/// </summary>
internal static class Calls
{
    public static async Task<TResponse> As<TResponse>(Task<AmazonWebServiceResponse> call)
        where TResponse : AmazonWebServiceResponse => (TResponse)await call.ConfigureAwait(false);
}
