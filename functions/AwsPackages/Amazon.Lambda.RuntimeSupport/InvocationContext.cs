using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What a handler is told about its invocation.</summary>
internal sealed class InvocationContext(
    Invocation invocation, RuntimeEnvironment environment, RuntimeLog log, ILambdaSerializer? serializer, TimeProvider clock)
    : ILambdaContext
{
    private readonly DateTimeOffset deadline = ReadDeadline(invocation.Deadline);

    public string AwsRequestId => invocation.RequestId;

    public IClientContext? ClientContext => field ??= ClientContextHeader.Parse(invocation.ClientContext);

    public string? FunctionName => environment.FunctionName;

    public string? FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity? Identity => field ??= CognitoIdentityHeader.Parse(invocation.CognitoIdentity);

    public string? InvokedFunctionArn => invocation.FunctionArn;

    public ILambdaLogger Logger { get; } = new InvocationLogger(log, invocation.RequestId, invocation.TraceId);

    public string? LogGroupName => environment.LogGroupName;

    public string? LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemorySize;

    public TimeSpan RemainingTime => deadline - clock.GetUtcNow();

    public string? TenantId => invocation.TenantId;

    public string? TraceId => invocation.TraceId;

    public ILambdaSerializer? Serializer => serializer;

    private static DateTimeOffset ReadDeadline(string? header) =>
        long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new InvalidOperationException(
                $"The Runtime API must send the header {RuntimeApiClient.DeadlineHeader} as milliseconds since 1970.");
}
