using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Remediation.Actions;

namespace Remediation.Bootstrap;

/// <summary>Has work that a function could not finish in time go on.</summary>
/// <typeparam name="TInput">The function's input.</typeparam>
internal interface IContinuation<in TInput>
{
    Task GoOnAsync(TInput rest, CancellationToken cancellation);
}

/// <summary>
/// The function invokes itself, asynchronously
/// (<see href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</see>): where to go on is in the input, so a retry of it
/// goes on in the same place, and what fails in the end is in the queue of failed events. The client is made when it is needed, which is
/// rarely: it would cost every start time.
/// </summary>
internal sealed class SelfInvocation<TInput>(Func<IAmazonLambda> client, string functionName, JsonTypeInfo<TInput> json) : IContinuation<TInput>
{
    /// <summary>
    /// How many times in a row a function may do so. Lambda itself stops a chain of about 16 invocations
    /// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html">Recursive loop detection</see>).
    /// </summary>
    public const int MostInvocations = 15;

    [Calls("lambda:InvokeFunction")]
    public async Task GoOnAsync(TInput rest, CancellationToken cancellation)
    {
        using var lambda = client();
        await lambda.InvokeAsync(
            new InvokeRequest { FunctionName = functionName, InvocationType = InvocationType.Event, Payload = JsonSerializer.Serialize(rest, json) },
            cancellation);
    }
}
