using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Puts events that failed for good where the template says, in the form that Lambda and EventBridge use.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html</summary>
internal sealed class DeadLetters(MotoClient moto, LocalAwsOptions options, LocalAwsEvents events)
{
    public async Task FailedAsync(FunctionDefinition function, byte[] payload, InvocationResult result, int attempts, CancellationToken cancellation)
    {
        var reason = (Json.TryParse(result.Payload) as JsonObject)?["errorMessage"].String() ?? "the function failed";
        if (function.OnFailureArn is { } destination)
        {
            await SendAsync(function, result.RequestId, destination, Json.Text(Record(function, payload, result, attempts)), [], reason, cancellation);
        }

        if (function.DeadLetterArn is { } queue)
        {
            (string, string)[] attributes =
                [("RequestID", result.RequestId), ("ErrorCode", "200"), ("ErrorMessage", reason.Length > 1024 ? reason[..1024] : reason)];
            await SendAsync(function, result.RequestId, queue, Encoding.UTF8.GetString(payload), attributes, reason, cancellation);
        }

        if (function is { OnFailureArn: null, DeadLetterArn: null })
        {
            events.Publish(new DeadLettered(function.Name, function.Region, result.RequestId, "(nowhere: the function has no failure destination)", reason, Encoding.UTF8.GetString(payload)));
        }
    }

    public async Task NotDeliveredAsync(FunctionDefinition function, RuleDefinition? rule, byte[] payload, string requestId, string reason, CancellationToken cancellation)
    {
        if (rule?.DeadLetterArn is { } queue)
        {
            (string, string)[] attributes =
            [
                ("RULE_ARN", $"arn:aws:events:{function.Region}:{options.AccountId}:rule/{rule.Name}"),
                ("TARGET_ARN", function.Arn),
                ("ERROR_CODE", "NO_RESOURCE"),
                ("ERROR_MESSAGE", reason),
            ];
            await SendAsync(function, requestId, queue, Encoding.UTF8.GetString(payload), attributes, reason, cancellation);
        }
        else
        {
            events.Publish(new DeadLettered(function.Name, function.Region, requestId, "(nowhere: the rule has no dead-letter queue)", reason, Encoding.UTF8.GetString(payload)));
        }
    }

    private async Task SendAsync(
        FunctionDefinition function, string requestId, string targetArn, string body, (string Name, string Value)[] attributes, string reason, CancellationToken cancellation)
    {
        var scope = new AwsScope(targetArn.Split(':').ElementAtOrDefault(3) ?? function.Region, options.AccountId);
        var call = targetArn.Split(':') switch
        {
            [_, _, "sqs", _, var account, var name] => ("sqs", QueueParameters($"http://127.0.0.1/{account}/{name}", body, attributes)),
            [_, _, "sns", ..] => ("sns", QueryParameters.Of(("Action", "Publish"), ("Version", "2010-03-31"), ("TopicArn", targetArn), ("Message", body))),
            _ => throw new LocalAwsException($"{function.Name} sends its failures to '{targetArn}'; the local AWS can put them into SQS queues and SNS topics only."),
        };
        await moto.QueryAsync(scope, call.Item1, call.Item2, cancellation);
        events.Publish(new DeadLettered(function.Name, function.Region, requestId, targetArn, reason, body));
    }

    private static QueryParameters QueueParameters(string url, string body, (string Name, string Value)[] attributes) =>
        QueryParameters.Of(("Action", "SendMessage"), ("Version", "2012-11-05"), ("QueueUrl", url), ("MessageBody", body))
            .Plus([.. attributes.SelectMany((attribute, index) => new (string, string?)[]
            {
                ($"MessageAttribute.{index + 1}.Name", attribute.Name),
                ($"MessageAttribute.{index + 1}.Value.DataType", "String"),
                ($"MessageAttribute.{index + 1}.Value.StringValue", attribute.Value),
            })]);

    private static JsonObject Record(FunctionDefinition function, byte[] payload, InvocationResult result, int attempts) => new()
    {
        ["version"] = "1.0",
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = result.RequestId,
            ["functionArn"] = function.Arn + ":$LATEST",
            ["condition"] = "RetriesExhausted",
            ["approximateInvokeCount"] = attempts,
        },
        ["requestPayload"] = Json.TryParse(payload),
        ["responseContext"] = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST", ["functionError"] = result.FunctionError },
        ["responsePayload"] = Json.TryParse(result.Payload),
    };
}
