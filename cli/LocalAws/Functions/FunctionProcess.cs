using System.Diagnostics;

namespace Remediation.Cli.LocalAws;

/// <summary>One running bootstrap with its Runtime API. Takes one event at a time; once it has died or hung it is of no more use.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly RuntimeApi api;
    private readonly GuardedProcess process;
    private readonly FunctionDefinition function;
    private readonly TimeSpan initTimeout;
    private readonly Stopwatch age = Stopwatch.StartNew();
    private bool isInitialised;

    private FunctionProcess(FunctionDefinition function, RuntimeApi api, GuardedProcess process, TimeSpan initTimeout)
    {
        this.function = function;
        this.api = api;
        this.process = process;
        this.initTimeout = initTimeout;
    }

    public bool HasExited => process.HasExited;

    public TimeSpan? InitDuration { get; private set; }

    /// <exception cref="FunctionUnavailableException">There is nothing to start.</exception>
    public static async Task<FunctionProcess> StartAsync(
        FunctionDefinition function, BootstrapCommand bootstrap, LocalAwsOptions options, Uri endpoint, string accessKey, Action<string> log, CancellationToken cancellation)
    {
        var (program, arguments) = bootstrap.Resolve();
        var api = new RuntimeApi(function);
        try
        {
            await api.StartAsync(cancellation);
            var environment = FunctionEnvironment.For(function, bootstrap, api.Address, endpoint, accessKey, options);
            var process = GuardedProcess.Start(program, arguments, environment, bootstrap.Folder, log);
            return new FunctionProcess(function, api, process, options.InitTimeout);
        }
        catch (System.ComponentModel.Win32Exception impossible)
        {
            await api.DisposeAsync();
            throw new FunctionUnavailableException($"{program} cannot be started: {impossible.Message}");
        }
    }

    /// <summary>Waits until the process asks for its first event.</summary>
    /// <returns>Null, or why it never will.</returns>
    public async Task<FunctionFailure?> InitialiseAsync(CancellationToken cancellation)
    {
        if (isInitialised)
        {
            return null;
        }

        await Task.WhenAny(api.Ready, api.InitError, process.Exited, Task.Delay(initTimeout, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (api.InitError.IsCompletedSuccessfully)
        {
            return FunctionFailure.Reported(await api.InitError);
        }

        if (!api.Ready.IsCompleted)
        {
            return process.HasExited ? FunctionFailure.Exited(process.ExitCode) : FunctionFailure.InitTimedOut(initTimeout);
        }

        isInitialised = true;
        InitDuration ??= age.Elapsed;
        return null;
    }

    /// <returns>The answer, or a failure after which this process must be thrown away unless the function itself reported it.</returns>
    public async Task<(byte[]? Answer, FunctionFailure? Failure)> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (await InitialiseAsync(cancellation) is { } failure)
        {
            return (null, failure);
        }

        invocation.Deadline = DateTimeOffset.UtcNow + function.Timeout;
        api.Offer(invocation);
        await Task.WhenAny(invocation.Answer, process.Exited, Task.Delay(function.Timeout, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (invocation.Answer.IsCompletedSuccessfully)
        {
            var (payload, isError) = await invocation.Answer;
            return isError ? (null, FunctionFailure.Reported(payload)) : (payload, null);
        }

        return (null, process.HasExited ? FunctionFailure.Exited(process.ExitCode) : FunctionFailure.TimedOut(function.Timeout));
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await api.DisposeAsync();
    }
}
