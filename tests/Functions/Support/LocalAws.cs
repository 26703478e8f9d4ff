using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

[assembly: AssemblyFixture(typeof(LocalAwsWithoutFunctions))]
[assembly: AssemblyFixture(typeof(LocalAwsWithTheFunction))]

namespace Remediation.Functions.Tests.Support;

/// <summary>A local AWS that many tests share: each keeps to groups, callers and queues of its own.</summary>
public abstract class LocalAws : IAsyncDisposable
{
    private readonly Lazy<Task<LocalAwsHost>> host;

    internal LocalAws(LocalAwsOptions options) => host = new(() => LocalAwsHost.StartAsync(options));

    /// <summary>Started by the first test that needs it.</summary>
    internal Task<LocalAwsHost> HostAsync()
    {
        Requirements.RequireLocalAws();
        return host.Value;
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

/// <summary>Nothing reacts to its events but the test.</summary>
public sealed class LocalAwsWithoutFunctions() : LocalAws(new LocalAwsOptions
{
    TemplatePath = Path.Combine(AppContext.BaseDirectory, "Files", "only-a-topic.yaml"),
});

/// <summary>The real template, with the real executable behind it. A sweep closes what it finds; it goes through one region. No notices are joined.</summary>
public sealed class LocalAwsWithTheFunction() : LocalAws(new LocalAwsOptions
{
    TemplatePath = Repository.File("template.yaml"),
    Parameters = new Dictionary<string, string> { ["SweepMode"] = "Enforce", ["RegistrationDeadline"] = "15s", ["NoticesPerMinute"] = "1000" },
});
