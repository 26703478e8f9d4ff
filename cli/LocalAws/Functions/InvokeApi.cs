using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Remediation.Cli.LocalAws;

/// <summary>Lambda's Invoke: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</summary>
internal sealed class InvokeApi(LocalFunctions functions, ReservedConcurrency concurrency, AsyncInvocations later) : IOwnAnswer
{
    private const int LargestSynchronous = 6_291_456;

    // The function's own reader says which field is too deep.
    private const int DeepestJson = 100_000;
    private const int LargestAsynchronous = 1_048_576;

    public bool Handles(AwsRequest request) => request is { Service: "lambda", Action: "Invoke" };

    /// <inheritdoc/>
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        var name = WebUtility.UrlDecode(request.PathAndQuery.Split('?')[0].Split('/')[3]);
        if (!functions.TryFind(name, request.Region, out var function))
        {
            throw new AwsErrorException("ResourceNotFoundException", $"Function not found: {ArnOf(name, request)}", 404);
        }

        var type = request.Header("X-Amz-Invocation-Type") ?? "RequestResponse";
        var payload = request.Body.Length == 0 ? "{}"u8.ToArray() : request.Body;
        RequireSize(payload, type);
        RequireJson(payload);
        switch (type)
        {
            case "DryRun":
                return AwsResponse.Empty(204, ("x-amzn-RequestId", request.RequestId));
            case "Event":
                later.Begin(function, payload, request.RequestId, EventSource.Client);
                return AwsResponse.Empty(202, ("x-amzn-RequestId", request.RequestId));
            case "RequestResponse":
                return await RunAsync(function, request, payload, cancellation);
            default:
                throw new AwsErrorException(
                    "InvalidParameterValueException",
                    $"1 validation error detected: Value '{type}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        }
    }

    private async Task<AwsResponse> RunAsync(FunctionDefinition function, AwsRequest request, byte[] payload, CancellationToken cancellation)
    {
        if (concurrency.IsZero(function))
        {
            throw new AwsErrorException("TooManyRequestsException", "Rate Exceeded.", 429);
        }

        InvocationResult result;
        try
        {
            result = await functions.InvokeAsync(function, new Invocation(request.RequestId, payload, 1, request.Header("X-Amz-Client-Context")), cancellation);
        }
        catch (FunctionUnavailableException unavailable)
        {
            throw new AwsErrorException("ServiceException", unavailable.Message, 500);
        }

        List<(string, string)> headers = [("x-amzn-RequestId", request.RequestId), ("X-Amz-Executed-Version", "$LATEST")];
        if (result.FunctionError is { } error)
        {
            headers.Add(("X-Amz-Function-Error", error));
        }

        if (request.Header("X-Amz-Log-Type") == "Tail")
        {
            headers.Add(("X-Amz-Log-Result", Convert.ToBase64String(Tail(function, result))));
        }

        return AwsResponse.Empty(200, [.. headers]) with { ContentType = "application/json", Body = result.Payload };
    }

    private static byte[] Tail(FunctionDefinition function, InvocationResult result)
    {
        var milliseconds = result.Duration.TotalMilliseconds;
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {result.RequestId}\tDuration: {milliseconds:0.00} ms\tBilled Duration: {Math.Ceiling(milliseconds):0} ms\tMemory Size: {function.MemorySize} MB")
            + (result.InitDuration is { } init ? string.Create(CultureInfo.InvariantCulture, $"\tInit Duration: {init.TotalMilliseconds:0.00} ms") : string.Empty);
        var log = Encoding.UTF8.GetBytes(string.Join('\n', [$"START RequestId: {result.RequestId} Version: $LATEST", .. result.LogLines, $"END RequestId: {result.RequestId}", report]) + "\n");
        return log.Length <= 4096 ? log : log[^4096..];
    }

    private static void RequireSize(byte[] payload, string type)
    {
        var limit = type == "Event" ? LargestAsynchronous : LargestSynchronous;
        if (payload.Length > limit)
        {
            throw new AwsErrorException(
                "RequestEntityTooLargeException", $"{payload.Length} byte payload is too large for the {type} invocation type (limit {limit} bytes)", 413);
        }
    }

    private static void RequireJson(byte[] payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (JsonException broken)
        {
            throw new AwsErrorException("InvalidRequestContentException", $"Could not parse request body into json: {broken.Message}");
        }
    }

    private static string ArnOf(string name, AwsRequest request) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:lambda:{request.Region}:{request.Account}:function:{name}";
}
