using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>
/// How many events each function may handle at a time. Here functions handle one at a time anyhow, so only nothing at all makes a difference: that stops
/// a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
/// </summary>
internal sealed class ReservedConcurrency(LocalFunctions functions) : IOwnAnswer
{
    private const string Name = "ReservedConcurrentExecutions";
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, int?> set = new();

    /// <summary>Whether somebody has stopped the function.</summary>
    public bool IsZero(FunctionDefinition function) => Of(function) == 0;

    /// <summary>moto was emptied: what the template says holds again.</summary>
    public void Forget() => set.Clear();

    public bool Handles(AwsRequest request) =>
        request is { Service: "lambda", Action: "PutFunctionConcurrency" or "GetFunctionConcurrency" or "DeleteFunctionConcurrency" };

    /// <inheritdoc/>
    public Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        string name = WebUtility.UrlDecode(request.PathAndQuery.Split('?')[0].Split('/')[3]);
        if (!functions.TryFind(name, request.Region, out var function))
        {
            throw new AwsErrorException("ResourceNotFoundException", $"Function not found: {name}", 404);
        }

        switch (request.Action)
        {
            case "DeleteFunctionConcurrency":
                set[function.Arn] = null;
                return Task.FromResult(AwsResponse.Empty(204));
            case "PutFunctionConcurrency":
                set[function.Arn] = Read(request.Body);
                break;
        }

        return Task.FromResult(AwsResponse.Json(200, Of(function) is { } reserved ? new JsonObject { [Name] = reserved } : []));
    }

    private int? Of(FunctionDefinition function) => set.TryGetValue(function.Arn, out var reserved) ? reserved : function.ReservedConcurrency;

    private static int Read(byte[] body) =>
        int.TryParse((Json.TryParse(body) as JsonObject)?[Name].String(), NumberStyles.None, CultureInfo.InvariantCulture, out var reserved) && reserved <= Most
            ? reserved
            : throw new AwsErrorException("InvalidParameterValueException", $"{Name} must be a number from 0 to {Most}, which is what an account has less what stays unreserved.");
}
