using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of Lambda's Runtime API, version 2018-06-01.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApiClient
{
    internal const string DeadlineHeader = "Lambda-Runtime-Deadline-Ms";

    private const string RequestIdHeader = "Lambda-Runtime-Aws-Request-Id";
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly HttpMessageInvoker http;
    private readonly string invocations;
    private readonly Uri next;
    private readonly Uri initError;

    /// <param name="http">Must not limit the time of a call: <c>/next</c> answers when the next event comes, hours later perhaps.</param>
    /// <param name="address"><c>host:port</c>.</param>
    internal RuntimeApiClient(HttpMessageInvoker http, string address)
    {
        this.http = http;
        var runtime = $"http://{address}/2018-06-01/runtime/";
        invocations = runtime + "invocation/";
        next = new(invocations + "next");
        initError = new(runtime + "init/error");
    }

    /// <summary>A client without what a call to the own machine does not need: proxy, cookies, redirects, tracing, idle clean-up.</summary>
    internal static HttpMessageInvoker CreateHttp() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
    });

    /// <summary>Waits for the next event, without a limit.</summary>
    /// <exception cref="HttpRequestException">The Runtime API cannot be reached, or refuses: the program must end.</exception>
    internal async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, next);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refused("GET invocation/next", response.StatusCode);
        }

        var headers = response.Headers.NonValidated;
        var requestId = Header(headers, RequestIdHeader)
            ?? throw new InvalidOperationException($"The Runtime API sent an event without the header {RequestIdHeader}.");
        return new(requestId, await response.Content.ReadAsByteArrayAsync(cancellationToken))
        {
            Deadline = Header(headers, DeadlineHeader),
            FunctionArn = Header(headers, "Lambda-Runtime-Invoked-Function-Arn"),
            TraceId = Header(headers, "Lambda-Runtime-Trace-Id"),
            ClientContext = Header(headers, "Lambda-Runtime-Client-Context"),
            CognitoIdentity = Header(headers, "Lambda-Runtime-Cognito-Identity"),
            TenantId = Header(headers, "Lambda-Runtime-Aws-Tenant-Id"),
        };
    }

    /// <summary>Hands in a result. The status of a refusal that concerns only this event; null once it is accepted.</summary>
    /// <exception cref="HttpRequestException">The Runtime API cannot be reached, or has failed: the program must end.</exception>
    internal Task<HttpStatusCode?> PostResponseAsync(string requestId, ReadOnlyMemory<byte> result)
    {
        var content = new ReadOnlyMemoryContent(result);
        content.Headers.ContentType = Json;
        return PostAsync(new(invocations + requestId + "/response"), content, errorType: null);
    }

    /// <summary>Hands in a failure of one event; answers as <see cref="PostResponseAsync"/>.</summary>
    internal Task<HttpStatusCode?> PostErrorAsync(string requestId, ErrorReport error) =>
        PostErrorAsync(new Uri(invocations + requestId + "/error"), error);

    /// <summary>Hands in a failure to start; answers as <see cref="PostResponseAsync"/>.</summary>
    internal Task<HttpStatusCode?> PostInitErrorAsync(ErrorReport error) => PostErrorAsync(initError, error);

    private Task<HttpStatusCode?> PostErrorAsync(Uri address, ErrorReport error)
    {
        var content = new ByteArrayContent(error.Body);
        content.Headers.ContentType = ErrorJson;
        return PostAsync(address, content, error.ErrorType);
    }

    private async Task<HttpStatusCode?> PostAsync(Uri address, HttpContent content, string? errorType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (errorType is not null)
        {
            // Headers are ASCII; names of types need not be.
            request.Headers.TryAddWithoutValidation(ErrorTypeHeader, System.Text.Ascii.IsValid(errorType) ? errorType : nameof(Exception));
        }

        using var response = await http.SendAsync(request, CancellationToken.None);
        return response.IsSuccessStatusCode ? null
            : (int)response.StatusCode < 500 ? response.StatusCode
            : throw Refused("POST " + address.AbsolutePath, response.StatusCode);
    }

    private static HttpRequestException Refused(string call, HttpStatusCode status) => new(
        string.Create(CultureInfo.InvariantCulture, $"The Lambda Runtime API answered {call} with status {(int)status}."), null, status);

    private static string? Header(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.ToString() : null;
}
