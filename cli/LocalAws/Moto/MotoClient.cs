using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Primitives;

namespace Remediation.Cli.LocalAws;

/// <summary>Calls moto: with a client's request as it is, or with one of our own.</summary>
internal sealed class MotoClient : IDisposable
{
    /// <summary>Twelve digits.</summary>
    public const string AccountHeader = "x-moto-account-id";

    /// <summary>So often a read is tried that meets somebody else's change.</summary>
    private const int Looks = 4;

    private static readonly string[] HopByHop =
        ["Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Proxy-Connection", "TE", "Trailer", "Content-Length", "Expect", "Date", "Server"];

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
    })
    {
        Timeout = TimeSpan.FromMinutes(5),
    };

    private readonly MotoServer server;
    private readonly RuleIds ruleIds;
    private readonly GroupIds groupIds;

    public MotoClient(MotoServer server, RuleIds ruleIds, GroupIds groupIds)
    {
        Loopback.RequireEndpoint(server.Endpoint, "the moto_server");
        this.server = server;
        this.ruleIds = ruleIds;
        this.groupIds = groupIds;
    }

    /// <summary>moto's answer, with its HTML pages turned into the service's errors.</summary>
    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        var isEc2 = request.Service == "ec2";
        var body = isEc2 ? groupIds.ToMoto(ruleIds.ToMoto(request.Body)) : request.Body;
        var mark = server.Mark();
        var response = await SendAsync(new HttpMethod(request.Method), request.PathAndQuery, InAccount(request), body, cancellation);
        for (var looks = 1; MotoFailure.IsOne(response); looks++)
        {
            var exception = await server.ExceptionSinceAsync(mark);
            if (looks == Looks || !MotoFailure.PassesBy(request, exception))
            {
                return MotoFailure.Explain(request, response.Status, exception).For(request);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20 * looks), cancellation);
            mark = server.Mark();
            response = await SendAsync(new HttpMethod(request.Method), request.PathAndQuery, InAccount(request), body, cancellation);
        }

        return isEc2 ? response with { Body = groupIds.ToPublic(ruleIds.ToPublic(MotoRequestIds.Replace(response.Body, request.RequestId))) } : response;
    }

    /// <summary>Anything that is no AWS call: moto's own pages and switches.</summary>
    public async Task<AwsResponse> SendAsync(
        HttpMethod method, string pathAndQuery, IReadOnlyList<KeyValuePair<string, StringValues>> headers, byte[] body, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(method, new Uri(server.Endpoint, new Uri(pathAndQuery, UriKind.Relative)));
        if (body.Length > 0 || method == HttpMethod.Post || method == HttpMethod.Put)
        {
            message.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in headers.Where(h => !HopByHop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        try
        {
            using var answer = await http.SendAsync(message, cancellation);
            var content = await answer.Content.ReadAsByteArrayAsync(cancellation);
            var kept = answer.Headers.Concat(answer.Content.Headers)
                .Where(h => !HopByHop.Contains(h.Key, StringComparer.OrdinalIgnoreCase) && h.Key != "Content-Type")
                .Select(h => new KeyValuePair<string, StringValues>(h.Key, h.Value.ToArray()));
            return new AwsResponse((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), content, [.. kept]);
        }
        catch (HttpRequestException gone)
        {
            throw new AwsErrorException("ServiceUnavailable", $"moto_server on {server.Endpoint} does not answer: {gone.Message}", 503);
        }
    }

    /// <summary>A query call of our own. The root of the answer, without namespace.</summary>
    /// <exception cref="AwsErrorException">The service answered with an error.</exception>
    public async Task<XElement> QueryAsync(AwsScope scope, string service, QueryParameters parameters, CancellationToken cancellation)
    {
        var response = await SendAsync(scope.Request(service, parameters), cancellation);
        return response.Succeeded && Xml.TryParse(response.Body) is { } root ? root : throw new AwsErrorException(AwsErrorReader.Read(response));
    }

    /// <summary>A call of our own to a service that speaks JSON 1.1.</summary>
    /// <param name="target">As X-Amz-Target has it: AmazonSSM.GetDocument.</param>
    /// <exception cref="AwsErrorException">The service answered with an error.</exception>
    public async Task<JsonObject> JsonAsync(AwsScope scope, string service, string target, JsonObject body, CancellationToken cancellation)
    {
        var response = await SendAsync(scope.Request(service, target, body), cancellation);
        return response.Succeeded && Json.TryParse(response.Body) is JsonObject answer ? answer : throw new AwsErrorException(AwsErrorReader.Read(response));
    }

    public void Dispose() => http.Dispose();

    /// <summary>moto keeps each account apart, and this header says which one a call is for.</summary>
    private static List<KeyValuePair<string, StringValues>> InAccount(AwsRequest request) =>
        [.. request.Headers.Where(header => !header.Key.Equals(AccountHeader, StringComparison.OrdinalIgnoreCase)), new(AccountHeader, request.Account)];
}

/// <summary>Where a call of our own goes.</summary>
internal sealed record AwsScope(string Region, string Account)
{
    public static AwsScope Of(AwsRequest request) => new(request.Region, request.Account);

    public AwsRequest Request(string service, QueryParameters parameters) => Request(
        service,
        parameters["Action"] ?? string.Empty,
        service == "ec2" ? AwsProtocol.Ec2Query : AwsProtocol.Query,
        [new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
        parameters.FormBody()) with { Parameters = parameters };

    public AwsRequest Request(string service, string target, JsonObject body) => Request(
        service, target.Split('.')[^1], AwsProtocol.Json11, [new("Content-Type", "application/x-amz-json-1.1"), new("X-Amz-Target", target)], Json.Bytes(body));

    private AwsRequest Request(string service, string action, AwsProtocol protocol, KeyValuePair<string, StringValues>[] headers, byte[] body) => new()
    {
        Service = service,
        Region = Region,
        Account = Account,
        AccessKey = "AKIAIOSFODNN7EXAMPLE",
        Action = action,
        Protocol = protocol,
        Method = "POST",
        PathAndQuery = "/",
        Headers =
        [
            new("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0"),
            .. headers,
        ],
        Body = body,
        Parameters = QueryParameters.None,
        SourceAddress = "127.0.0.1",
        UserAgent = "local-aws",
    };
}
