namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One answer of the Runtime API's <c>/next</c>: the event and the headers that describe it.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed record Invocation(string RequestId, byte[] Event)
{
    /// <summary>Milliseconds since 1970, as sent.</summary>
    internal string? Deadline { get; init; }

    internal string? FunctionArn { get; init; }

    internal string? TraceId { get; init; }

    /// <summary>JSON, as sent.</summary>
    internal string? ClientContext { get; init; }

    /// <summary>JSON, as sent.</summary>
    internal string? CognitoIdentity { get; init; }

    internal string? TenantId { get; init; }
}
