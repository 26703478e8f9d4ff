using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>
/// Topics and event buses of other accounts. moto looks for them in the caller's account; here the call goes to the one that the ARN names, if the
/// policy of the topic or bus lets the caller's account in.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
/// </summary>
internal sealed class OtherAccounts(MotoClient moto) : IOwnAnswer
{
    public bool Handles(AwsRequest request) => Target(request) is { } arn && AccountOf(arn) is { } account && account != request.Account;

    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        string arn = Target(request)!;
        var there = request with { Account = AccountOf(arn)! };
        if (arn.Split(':')[3] != request.Region)
        {
            throw new AwsErrorException("InvalidParameter", $"Invalid parameter: {arn} is not in {request.Region}, where the call was sent");
        }

        string action = $"{request.Service}:{request.Action}";
        return Allows(await PolicyAsync(there, arn, cancellation), action, request.Account)
            ? await moto.SendAsync(there, cancellation)
            : request.Service == "events"
            ? Refused(request, arn)
            : throw new AwsErrorException("AuthorizationError", $"Account {request.Account} is not authorized to perform: {action} on resource: {arn} because no resource-based policy allows the {action} action", 403);
    }

    private static string? Target(AwsRequest request) => request switch
    {
        { Service: "sns", Action: "Publish" } => request.Parameters["TopicArn"],
        { Service: "events", Action: "PutEvents" } => ((Json.TryParse(request.Body) as JsonObject)?["Entries"] as JsonArray)?.FirstOrDefault()?["EventBusName"].String(),
        _ => null,
    };

    private static string? AccountOf(string arn) => arn.Split(':') is ["arn", _, _, _, { Length: 12 } account, ..] ? account : null;

    private async Task<JsonObject?> PolicyAsync(AwsRequest there, string arn, CancellationToken cancellation)
    {
        var scope = new AwsScope(there.Region, there.Account);
        string? text;
        if (there.Service == "sns")
        {
            var attributes = await moto.QueryAsync(
                scope, "sns", QueryParameters.Of(("Action", "GetTopicAttributes"), ("Version", "2010-03-31"), ("TopicArn", arn)), cancellation);
            text = attributes.Descendants("entry").FirstOrDefault(entry => entry.Text("key") == "Policy")?.Text("value");
        }
        else
        {
            var bus = await moto.JsonAsync(scope, "events", "AWSEvents.DescribeEventBus", new JsonObject { ["Name"] = arn.Split('/')[^1] }, cancellation);
            text = bus["Policy"].String();
        }

        return text is null ? null : JsonNode.Parse(text) as JsonObject;
    }

    /// <summary>Conditions are not weighed here: a policy that has the account, or everybody under a condition, lets it in.</summary>
    private static bool Allows(JsonObject? policy, string action, string account) => Values(policy?["Statement"]).Any(statement =>
        statement["Effect"].String() == "Allow"
        && Values(statement["Action"]).Any(allowed => string.Equals(allowed.String(), action, StringComparison.OrdinalIgnoreCase))
        && Values(statement["Principal"] is JsonObject principal ? principal["AWS"] : statement["Principal"]).Any(who =>
            who.String() is { } name && (name == account || name.Split(':').ElementAtOrDefault(4) == account || (name == "*" && !OwnerOnly(statement)))));

    /// <summary>SNS's own default lets everybody in whose account owns the topic.</summary>
    private static bool OwnerOnly(JsonNode statement) => Json.Text(statement).Contains("AWS:SourceOwner", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JsonNode> Values(JsonNode? oneOrSeveral) => oneOrSeveral is JsonArray several ? several.OfType<JsonNode>() : oneOrSeveral is null ? [] : [oneOrSeveral];

    /// <summary>EventBridge refuses each event, not the call.</summary>
    private static AwsResponse Refused(AwsRequest request, string arn)
    {
        int entries = ((Json.TryParse(request.Body) as JsonObject)?["Entries"] as JsonArray)?.Count ?? 1;
        return AwsResponse.Json(200, new JsonObject
        {
            ["FailedEntryCount"] = entries,
            ["Entries"] = new JsonArray([.. Enumerable.Range(0, entries).Select(_ => (JsonNode)new JsonObject
            {
                ["ErrorCode"] = "NotAuthorizedForSourceException",
                ["ErrorMessage"] = $"Account {request.Account} may not put events on {arn}",
            })]),
        }, "application/x-amz-json-1.1");
    }
}
