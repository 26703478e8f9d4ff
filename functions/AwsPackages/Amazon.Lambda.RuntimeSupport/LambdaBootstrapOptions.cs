#nullable disable

namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>What a test may change about the runtime loop.</summary>
public class LambdaBootstrapOptions
{
    /// <summary><c>host:port</c> of the Runtime API; null (the default) takes it from <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
