using System.Net;

namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html</summary>
internal sealed class LambdaPermissions : ICallPermissions
{
    public string Service => "lambda";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation)
    {
        if (request.Action != "Invoke")
        {
            throw CallPermissions.Unknown(request);
        }

        var name = WebUtility.UrlDecode(request.PathAndQuery.Split('?')[0].Split('/')[3]);
        var arn = name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:lambda:{request.Region}:{request.Account}:function:{name}";
        return Task.FromResult<IReadOnlyList<Authorization>>([new("lambda:InvokeFunction", arn, CallPermissions.InRegion(request.Region))]);
    }
}
