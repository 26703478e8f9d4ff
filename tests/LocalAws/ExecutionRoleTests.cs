using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>What Lambda does in a function's name its role must allow, and Lambda says so when the stack is made.</summary>
public sealed class ExecutionRoleTests
{
    private const string Queue = "arn:aws:sqs:eu-central-1:123456789012:remediation-Queue";

    [Fact]
    public void A_role_that_allows_it_all_is_taken_and_what_was_asked_is_kept()
    {
        var (log, told) = Check("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage", "logs:CreateLogStream", "logs:PutLogEvents");

        Assert.Equal(
            [
                $"sqs:ReceiveMessage on {Queue}", $"sqs:DeleteMessage on {Queue}", $"sqs:GetQueueAttributes on {Queue}", $"sqs:SendMessage on {Queue}",
                "logs:CreateLogStream on arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/remediation-Worker:log-stream:local",
                "logs:PutLogEvents on arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/remediation-Worker:log-stream:local",
            ],
            log.Records.Select(record => $"{record.Asked.Action} on {record.Asked.Resource}"));
        Assert.All(log.Records, record => Assert.True(record is { IsAllowed: true, ByLambda: true }));
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:GetQueueAttributes", "sqs:SendMessage")]
    [InlineData("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:GetQueueAttributes", "sqs:DeleteMessage")]
    public void A_role_that_lacks_one_is_refused(string missing, params string[] actions)
    {
        var refused = Assert.Throws<LocalAwsException>(() => Check(actions));

        Assert.Equal($"Lambda refuses Worker: its role does not allow {missing} on {Queue}.", refused.Message);
    }

    [Fact]
    public void A_function_that_may_not_write_its_log_has_none_and_that_is_told()
    {
        var (_, told) = Check("sqs:*");

        Assert.Contains("In AWS Worker would have no log: its role does not allow logs:PutLogEvents.", told.Select(progress => progress.Text));
    }

    private static (AccessLog Log, IReadOnlyList<Progressed> Told) Check(params string[] actions)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, Template(actions).ToJsonString());
        try
        {
            var log = new AccessLog();
            var events = new LocalAwsEvents();
            new ExecutionRoles(SamTemplate.Load(path, new LocalAwsOptions(), "http://127.0.0.1").In, new AccessControl([], log), events).Check("eu-central-1");
            return (log, [.. events.History.OfType<Progressed>()]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static JsonObject Template(string[] actions) => JsonNode.Parse(
        $$"""
        {
          "Resources": {
            "Queue": { "Type": "AWS::SQS::Queue" },
            "Worker": {
              "Type": "AWS::Serverless::Function",
              "Properties": {
                "Role": { "Fn::GetAtt": ["WorkerRole", "Arn"] },
                "Events": { "Work": { "Type": "SQS", "Properties": { "Queue": { "Fn::GetAtt": ["Queue", "Arn"] } } } },
                "EventInvokeConfig": { "DestinationConfig": { "OnFailure": { "Type": "SQS", "Destination": { "Fn::GetAtt": ["Queue", "Arn"] } } } }
              }
            },
            "WorkerRole": {
              "Type": "AWS::IAM::Role",
              "Properties": {
                "Policies": [{
                  "PolicyName": "Work",
                  "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": [{{string.Join(", ", actions.Select(action => $"\"{action}\""))}}], "Resource": "*" }] }
                }]
              }
            }
          }
        }
        """)!.AsObject();
}
