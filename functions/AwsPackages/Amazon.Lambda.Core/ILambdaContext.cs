#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>One invocation: who is running, for how long, and where its log goes.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/csharp-context.html</remarks>
public interface ILambdaContext
{
    /// <summary>A UUID, the same for every retry of an asynchronous event.</summary>
    string AwsRequestId { get; }

    /// <summary>Null unless the caller sent a client context.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name, without account or Region.</summary>
    string FunctionName { get; }

    /// <summary><c>$LATEST</c> or a number; the number that an alias stands for.</summary>
    string FunctionVersion { get; }

    /// <summary>Null unless an Amazon Cognito identity made the call.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN that was invoked, with its version or alias if one was named.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log, with this invocation's request id.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>For example <c>/aws/lambda/SecurityGroupGuard</c>.</summary>
    string LogGroupName { get; }

    /// <summary>The stream of this execution environment.</summary>
    string LogStreamName { get; }

    /// <summary>Configured memory in MiB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>Time until Lambda ends the invocation, read from the clock at each call; negative once it is past.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant of a tenant-isolated function; null otherwise.</summary>
    string TenantId => null;

    /// <summary>The X-Ray trace header of the invocation; null without tracing.</summary>
    string TraceId => null;

    /// <summary>The serializer that reads this function's events; null for handlers of streams.</summary>
    ILambdaSerializer Serializer => null;
}
