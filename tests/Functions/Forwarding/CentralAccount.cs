using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Forwarding;

/// <summary>An account of its own beside the local AWS's, in another region, operated with the AWS CLI.</summary>
internal sealed class CentralAccount
{
    public const string Id = "222233334444";
    public const string Region = "eu-west-1";
    public const string Topic = $"arn:aws:sns:{Region}:{Id}:central";
    public const string EventBus = $"arn:aws:events:{Region}:{Id}:event-bus/central";

    private readonly LocalAwsHost aws;
    private (string, string)[] environment;

    private CentralAccount(LocalAwsHost aws)
    {
        this.aws = aws;
        environment =
        [
            ("AWS_ENDPOINT_URL", aws.Endpoint.ToString().TrimEnd('/')), ("AWS_REGION", Region), ("AWS_DEFAULT_REGION", Region),
            ("AWS_ACCESS_KEY_ID", "operator"), ("AWS_SECRET_ACCESS_KEY", "local"), ("AWS_PAGER", ""),
        ];
    }

    public static async Task<CentralAccount> EnterAsync(LocalAwsHost aws)
    {
        Requirements.Require(Requirements.AwsCli);
        var account = new CentralAccount(aws);
        var assumed = JsonNode.Parse(await account.AwsAsync($"sts assume-role --role-arn arn:aws:iam::{Id}:role/operator --role-session-name test"))!["Credentials"]!;
        account.environment =
        [
            .. account.environment.Where(variable => !variable.Item1.Contains("ACCESS_KEY", StringComparison.Ordinal)),
            ("AWS_ACCESS_KEY_ID", assumed["AccessKeyId"].String()!), ("AWS_SECRET_ACCESS_KEY", assumed["SecretAccessKey"].String()!), ("AWS_SESSION_TOKEN", assumed["SessionToken"].String()!),
        ];
        await account.AwsAsync("sqs create-queue --queue-name received");
        return account;
    }

    /// <summary>A topic whose messages are kept in a queue, and which lets nobody else in yet.</summary>
    public async Task CreateTopicAsync()
    {
        await AwsAsync("sns create-topic --name central");
        await AwsAsync($"sns subscribe --topic-arn {Topic} --protocol sqs --notification-endpoint arn:aws:sqs:{Region}:{Id}:received");
    }

    /// <summary>An event bus whose events are kept in a queue, and which lets nobody else in yet.</summary>
    public async Task CreateEventBusAsync()
    {
        await AwsAsync("events create-event-bus --name central");
        await AwsAsync("""events put-rule --name all --event-bus-name central --event-pattern '{"source":["remediation"]}'""");
        await AwsAsync($"events put-targets --rule all --event-bus-name central --targets Id=queue,Arn=arn:aws:sqs:{Region}:{Id}:received");
    }

    /// <summary>What arrived next.</summary>
    public async Task<JsonNode> ReceiveAsync()
    {
        for (int attempt = 0; attempt < 30; attempt++)
        {
            string answer = await AwsAsync($"sqs receive-message --queue-url {aws.Endpoint}{Id}/received --wait-time-seconds 1");
            if (answer.Trim().Length > 0)
            {
                var message = JsonNode.Parse(answer)!["Messages"]![0]!;
                await AwsAsync($"sqs delete-message --queue-url {aws.Endpoint}{Id}/received --receipt-handle '{message["ReceiptHandle"].String()}'");
                return JsonNode.Parse(message["Body"].String()!)!;
            }
        }

        string last = string.Join('\n', aws.Events.History.Where(happened => happened is DeadLettered or InvocationEnded or FunctionLogged).TakeLast(12).Select(happened => happened is InvocationEnded ended ? $"{ended.Function}: {ended.Result.FunctionError ?? "succeeded"}" : happened.ToString()));
        throw new TimeoutException($"Nothing arrived in the central account. The last that happened:\n{last}");
    }

    public async Task<string> AwsAsync(string command)
    {
        // Version 1 of the CLI ignores AWS_ENDPOINT_URL for queues.
        var (exitCode, output) = await Shell.RunAsync($"aws --endpoint-url \"$AWS_ENDPOINT_URL\" --output json {command}", environment);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
