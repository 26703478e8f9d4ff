using Remediation.Cli.LocalAws;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Remediation.Cli.Tests.Scan;

[CollectionDefinition(Name)]
public sealed class UnguardedAccountsCollection : ICollectionFixture<UnguardedAccounts>
{
    public const string Name = "unguarded accounts";
}

/// <summary>Two accounts, each in a local AWS of its own without functions. Each test has regions to itself.</summary>
public sealed class UnguardedAccounts : IAsyncLifetime
{
    private LocalAwsHost? first;
    private LocalAwsHost? second;

    internal LocalAwsHost First => Present(first);

    internal LocalAwsHost Second => Present(second);

    public async ValueTask InitializeAsync()
    {
        if (MotoLocator.Find() is null)
        {
            return;
        }

        var options = new LocalAwsOptions { TemplatePath = Path.Combine(AppContext.BaseDirectory, "Files", "no-functions.yaml") };
        var starting = LocalAwsHost.StartAsync(options with { AccountId = "111111111111" }, TestContext.Current.CancellationToken);
        second = await LocalAwsHost.StartAsync(options with { AccountId = "222222222222" }, TestContext.Current.CancellationToken);
        first = await starting;
    }

    public async ValueTask DisposeAsync()
    {
        if (first is not null)
        {
            await first.DisposeAsync();
        }

        if (second is not null)
        {
            await second.DisposeAsync();
        }
    }

    private static LocalAwsHost Present(LocalAwsHost? aws)
    {
        var missing = $"moto_server is not on the PATH (pip install '{MotoLocator.Requirement}').";
        if (aws is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException(missing + " With CI=true these tests must run.");
        }

        Assert.SkipWhen(aws is null, missing);
        return aws!;
    }
}
