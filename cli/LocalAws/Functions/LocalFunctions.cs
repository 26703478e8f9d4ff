using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Remediation.Cli.LocalAws;

/// <summary>The template's functions in every region, each started when it is needed.</summary>
internal sealed class LocalFunctions(
    Func<string, StackDefinition> stackIn, Func<BootstrapCommand> bootstrap, LocalAwsOptions options, Uri endpoint, Callers callers, LocalAwsEvents events) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<FunctionWorker>> workers = new();
    private readonly ConcurrentDictionary<string, Outage> outages = new();

    public IReadOnlyList<FunctionDefinition> In(string region) => stackIn(region).Functions;

    /// <param name="name">Logical id, name, or ARN, with or without a qualifier.</param>
    public bool TryFind(string name, string region, [NotNullWhen(true)] out FunctionDefinition? function)
    {
        var parts = name.Split(':');
        var isArn = parts is ["arn", _, "lambda", _, _, "function", ..];
        var place = isArn ? parts[3] : region;
        var bare = isArn ? parts[6] : parts is [_, "function", var partial, ..] ? partial : parts[0];
        function = In(place).FirstOrDefault(f => f.Name == bare || f.LogicalId == bare);
        return function is not null;
    }

    /// <summary>Invokes a function and waits for its answer, as <c>aws lambda invoke</c> does.</summary>
    /// <exception cref="LocalAwsException">The template has no such function, or it cannot be started.</exception>
    public async Task<InvocationResult> InvokeAsync(string name, ReadOnlyMemory<byte> payload, CancellationToken cancellation = default)
    {
        if (!TryFind(name, options.Region, out var function))
        {
            throw new LocalAwsException($"The template has no function '{name}'; it has {string.Join(", ", In(options.Region).Select(f => f.LogicalId))}.");
        }

        try
        {
            return await InvokeAsync(function, new Invocation(Guid.NewGuid().ToString(), payload.ToArray(), 1), cancellation);
        }
        catch (FunctionUnavailableException unavailable)
        {
            throw new LocalAwsException(unavailable.Message, unavailable);
        }
    }

    /// <exception cref="FunctionUnavailableException">There is nothing to hand the event to.</exception>
    public Task<InvocationResult> InvokeAsync(FunctionDefinition function, Invocation invocation, CancellationToken cancellation) => OutageOf(function) == Outage.Gone
        ? throw new FunctionUnavailableException($"Function not found: {function.Arn}")
        : WorkerOf(function).InvokeAsync(invocation, cancellation);

    /// <summary>Breaks a function, or repairs it. What it is doing is cut off.</summary>
    /// <param name="outage">Null repairs it.</param>
    public async Task BreakAsync(FunctionDefinition function, Outage? outage)
    {
        if (outage is { } how)
        {
            outages[function.Arn] = how;
        }
        else
        {
            outages.TryRemove(function.Arn, out _);
        }

        if (workers.TryRemove(function.Arn, out var worker) && worker.IsValueCreated)
        {
            await worker.Value.DisposeAsync();
        }
    }

    public Task WarmUpAsync(string region) => Task.WhenAll(In(region).Select(function => WorkerOf(function).WarmUpAsync()));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(workers.Values.Where(w => w.IsValueCreated).Select(w => w.Value.DisposeAsync().AsTask()));
        workers.Clear();
    }

    private Outage? OutageOf(FunctionDefinition function) => outages.TryGetValue(function.Arn, out var outage) ? outage : null;

    private FunctionWorker WorkerOf(FunctionDefinition function) =>
        workers.GetOrAdd(function.Arn, _ => new Lazy<FunctionWorker>(() => Create(function))).Value;

    private FunctionWorker Create(FunctionDefinition function)
    {
        function = OutageOf(function) == Outage.Crashes ? function with { Handler = "broken on purpose" } : function;
        var accessKey = callers.KeyForFunction(function);
        return new FunctionWorker(
            function,
            (log, cancellation) => FunctionProcess.StartAsync(function, bootstrap(), options, endpoint, accessKey, log, cancellation),
            events);
    }
}
