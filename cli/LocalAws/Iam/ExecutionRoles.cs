using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>What Lambda does in a function's name: it reads its queues, puts failures aside, writes its log, sends its traces. Lambda checks the first two when they are set up.
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html</summary>
internal sealed class ExecutionRoles(Func<string, StackDefinition> stackIn, AccessControl access, LocalAwsEvents events)
{
    private static readonly string[] Reading = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    private static readonly string[] Logging = ["logs:CreateLogStream", "logs:PutLogEvents"];
    private static readonly string[] Tracing = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"];

    private readonly ConcurrentDictionary<string, byte> known = new();

    /// <exception cref="LocalAwsException">Lambda would refuse a mapping or a destination of the template.</exception>
    public void Check(string region)
    {
        if (!known.TryAdd(region, 0))
        {
            return;
        }

        foreach (var function in stackIn(region).Functions)
        {
            foreach (var queue in function.Queues)
            {
                Require(function, Reading, queue.QueueArn);
            }

            foreach (var target in new[] { function.OnFailureArn, function.DeadLetterArn }.OfType<string>())
            {
                Require(function, [target.Split(':')[2] == "sns" ? "sns:Publish" : "sqs:SendMessage"], target);
            }

            CheckLog(function);
            Require(function, function.IsTraced ? Tracing : [], "*");
        }
    }

    private void Require(FunctionDefinition function, string[] actions, string resource)
    {
        foreach (var action in actions)
        {
            if (function.Role is { } role && !access.AskForLambda(role, action, resource).IsAllowed)
            {
                throw new LocalAwsException($"Lambda refuses {function.LogicalId}: its role does not allow {action} on {resource}.");
            }
        }
    }

    /// <summary>Nobody is told by AWS: there is no log.</summary>
    private void CheckLog(FunctionDefinition function)
    {
        var account = function.Arn.Split(':')[4];
        foreach (var action in Logging)
        {
            var stream = $"arn:aws:logs:{function.Region}:{account}:log-group:{function.LogGroup}:log-stream:local";
            if (function.Role is { } role && !access.AskForLambda(role, action, stream).IsAllowed)
            {
                events.Publish(new Progressed($"In AWS {function.LogicalId} would have no log: its role does not allow {action}."));
            }
        }
    }
}
