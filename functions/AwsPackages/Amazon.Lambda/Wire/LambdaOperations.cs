using Amazon.Runtime.Internal;

namespace Amazon.Lambda.Wire;

/// <summary>Every operation: how its request is written and how its answer is read.</summary>
internal static class LambdaOperations
{
    public const string ServiceId = "Lambda";
    public const string ApiVersion = "2015-03-31";

    public static readonly InvokeOptions Invoke = new()
    {
        RequestMarshaller = new InvokeRequestMarshaller(),
        ResponseUnmarshaller = new InvokeResponseReader(),
    };
}
