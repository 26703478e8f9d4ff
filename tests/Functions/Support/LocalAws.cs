using System.Collections.Concurrent;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Functions.Tests.Template;

[assembly: AssemblyFixture(typeof(LocalAwsWithoutFunctions))]
[assembly: AssemblyFixture(typeof(LocalAwsWithTheFunction))]

namespace Remediation.Functions.Tests.Support;

/// <summary>A local AWS that many tests share: each keeps to groups, callers and queues of its own.</summary>
public abstract class LocalAws : IAsyncDisposable
{
    private static readonly ConcurrentBag<AccessLog> Logs = [];

    private readonly Lazy<Task<LocalAwsHost>> host;

    internal LocalAws(LocalAwsOptions options) => host = new(() => StartAsync(options));

    /// <summary>What was asked of IAM so far, in all of them.</summary>
    internal static IReadOnlyList<AccessRecord> Recorded => [.. Logs.SelectMany(log => log.Records)];

    /// <summary>Started by the first test that needs it.</summary>
    internal Task<LocalAwsHost> HostAsync()
    {
        Requirements.RequireLocalAws();
        return host.Value;
    }

    private static async Task<LocalAwsHost> StartAsync(LocalAwsOptions options)
    {
        var started = await LocalAwsHost.StartAsync(options);
        Logs.Add(started.Access);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host.IsValueCreated && host.Value.IsCompletedSuccessfully)
        {
            await (await host.Value).DisposeAsync();
        }
    }
}

/// <summary>The real template, whose functions nothing wakes: only the test reacts to events, under their roles. No groups are there but the tests'.</summary>
public sealed class LocalAwsWithoutFunctions() : LocalAws(new LocalAwsOptions
{
    TemplatePath = Templates.WithoutEvents, StartFunctions = false, Parameters = new Dictionary<string, string> { ["CanaryEvery"] = "Never" },
});

/// <summary>The real template, with the real executable behind it. A sweep closes what it finds; it goes through one region. No notices are joined.</summary>
public sealed class LocalAwsWithTheFunction() : LocalAws(new LocalAwsOptions
{
    TemplatePath = Repository.File("template.yaml"),
    Parameters = new Dictionary<string, string> { ["SweepMode"] = "Enforce", ["RegistrationDeadline"] = "15s", ["NoticesPerMinute"] = "1000", ["Tracing"] = "Active" },
});
