using Amazon.Lambda.Core;

namespace Remediation.Bootstrap.Watching;

/// <summary>The context that Lambda's runtime gives, with the function's own log in place of the runtime's.</summary>
internal sealed class FunctionContext(ILambdaContext given, ILambdaLogger log) : ILambdaContext
{
    public string AwsRequestId => given.AwsRequestId;

    public IClientContext ClientContext => given.ClientContext;

    public string FunctionName => given.FunctionName;

    public string FunctionVersion => given.FunctionVersion;

    public ICognitoIdentity Identity => given.Identity;

    public string InvokedFunctionArn => given.InvokedFunctionArn;

    public ILambdaLogger Logger => log;

    public string LogGroupName => given.LogGroupName;

    public string LogStreamName => given.LogStreamName;

    public int MemoryLimitInMB => given.MemoryLimitInMB;

    public TimeSpan RemainingTime => given.RemainingTime;

    public string TenantId => given.TenantId;

    public string TraceId => given.TraceId;

    public ILambdaSerializer Serializer => given.Serializer;
}
