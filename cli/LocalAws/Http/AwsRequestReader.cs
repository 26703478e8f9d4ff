using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads an HTTP request as a call of an AWS API.</summary>
internal sealed partial class AwsRequestReader(string defaultAccount, Callers callers)
{
    private static readonly string[] RestServices = ["lambda", "scheduler", "apigateway", "execute-api", "pipes", "batch", "eks"];

    private static readonly Dictionary<string, string> ConcurrencyActions = new()
    {
        ["PUT"] = "PutFunctionConcurrency", ["GET"] = "GetFunctionConcurrency", ["DELETE"] = "DeleteFunctionConcurrency",
    };

    /// <exception cref="AwsErrorException">The request is not signed, so nobody can know which service and region it is for.</exception>
    public async Task<AwsRequest> ReadAsync(HttpContext context)
    {
        var http = context.Request;
        var pathAndQuery = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var scope = CredentialScope.Read(http.Headers.Authorization, http.QueryString.Value ?? string.Empty) ?? throw Unsigned();
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.ToArray();
        var protocol = ProtocolOf(http, scope.Service);
        var parameters = protocol is AwsProtocol.Query or AwsProtocol.Ec2Query ? Parameters(http, bytes) : QueryParameters.None;
        return new AwsRequest
        {
            Service = scope.Service,
            Region = scope.Region,
            Account = http.Headers[MotoClient.AccountHeader] is [{ Length: 12 } account] ? account : callers.Identify(scope.AccessKey).Account ?? defaultAccount,
            AccessKey = scope.AccessKey,
            Protocol = protocol,
            Action = ActionOf(http, protocol, parameters, scope.Service),
            Method = http.Method,
            PathAndQuery = pathAndQuery,
            Headers = [.. http.Headers],
            Body = bytes,
            Parameters = parameters,
            SourceAddress = context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1",
            UserAgent = http.Headers.UserAgent.ToString(),
        };
    }

    /// <summary>The form in which an unsigned caller most likely expects its error.</summary>
    public static AwsProtocol GuessProtocol(HttpRequest http) =>
        http.Headers.ContainsKey("X-Amz-Target") ? AwsProtocol.Json11
        : IsForm(http) ? AwsProtocol.Ec2Query
        : LambdaInvocation.IsMatch(http.Path.Value ?? string.Empty) ? AwsProtocol.RestJson
        : AwsProtocol.RestXml;

    private static AwsErrorException Unsigned() => new(
        "MissingAuthenticationToken",
        "The request is not signed: the local AWS reads service and region from the signature's credential scope. Use an AWS SDK or the AWS CLI with any access key, for example AWS_ACCESS_KEY_ID=test.",
        403);

    private static AwsProtocol ProtocolOf(HttpRequest http, string service) => http.Headers["X-Amz-Target"].ToString() switch
    {
        { Length: > 0 } => (http.ContentType ?? string.Empty).Contains("json-1.0", StringComparison.Ordinal) ? AwsProtocol.Json10 : AwsProtocol.Json11,
        _ when service == "ec2" => AwsProtocol.Ec2Query,
        _ when RestServices.Contains(service) => AwsProtocol.RestJson,
        _ when service.StartsWith("s3", StringComparison.Ordinal) => AwsProtocol.RestXml,
        _ when IsForm(http) || http.Query.ContainsKey("Action") => AwsProtocol.Query,
        _ => AwsProtocol.RestJson,
    };

    private static bool IsForm(HttpRequest http) =>
        (http.ContentType ?? string.Empty).StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static QueryParameters Parameters(HttpRequest http, byte[] body) =>
        http.Method == HttpMethods.Post && body.Length > 0
            ? QueryParameters.Parse(Encoding.UTF8.GetString(body))
            : QueryParameters.Parse((http.QueryString.Value ?? string.Empty).TrimStart('?')).Where(name => !name.StartsWith("X-Amz-", StringComparison.Ordinal));

    private static string ActionOf(HttpRequest http, AwsProtocol protocol, QueryParameters parameters, string service) => protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 => http.Headers["X-Amz-Target"].ToString().Split('.')[^1],
        AwsProtocol.Ec2Query or AwsProtocol.Query => parameters["Action"] ?? "(none)",
        _ when service == "lambda" && http.Method == HttpMethods.Post && LambdaInvocation.IsMatch(http.Path.Value ?? string.Empty) => "Invoke",
        _ when service == "lambda" && LambdaConcurrency.IsMatch(http.Path.Value ?? string.Empty) && ConcurrencyActions.TryGetValue(http.Method, out var action) => action,
        _ => $"{http.Method} {http.Path}",
    };

    [GeneratedRegex("^/2015-03-31/functions/[^/]+/invocations/?$")]
    private static partial Regex LambdaInvocation { get; }

    [GeneratedRegex("^/20[0-9]{2}-[0-9]{2}-[0-9]{2}/functions/[^/]+/concurrency/?$")]
    private static partial Regex LambdaConcurrency { get; }
}
