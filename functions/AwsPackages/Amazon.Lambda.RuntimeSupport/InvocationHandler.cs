using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What every kind of handler comes down to: the event's bytes in, the answer's bytes out.</summary>
internal delegate Task<Stream?> InvocationHandler(Stream input, ILambdaContext context);
