using Remediation.Cli.LocalAws;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>One local AWS for all tests that do not need their own; a test keeps to groups that it made.</summary>
[CollectionDefinition(Name)]
public sealed class LocalAwsCollection : ICollectionFixture<LocalAwsFixture>
{
    public const string Name = "local AWS";
}

public sealed class LocalAwsFixture : IAsyncLifetime
{
    private LocalAwsHost? host;

    internal LocalAwsHost Aws
    {
        get
        {
            Requirements.SkipWhenMissing();
            return host!;
        }
    }

    internal AwsClient Client => new(Aws);

    public async ValueTask InitializeAsync()
    {
        if (Requirements.Missing is null)
        {
            host = await LocalAwsHost.StartAsync(Requirements.Options, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;
}

internal static class Requirements
{
    /// <summary>What these tests need and this machine lacks. On a build machine that is an error, not a reason to skip.</summary>
    public static string? Missing { get; } = Find();

    public static string TemplatePath => Path.Combine(AppContext.BaseDirectory, "Files", "template.yaml");

    public static string FakeBootstrap
    {
        get
        {
            var path = Path.Combine(AppContext.BaseDirectory, "Files", "fake-bootstrap.py");
            if (OperatingSystem.IsWindows())
            {
                return path;
            }

            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
            return path;
        }
    }

    public static LocalAwsOptions Options => new() { TemplatePath = TemplatePath, BootstrapPath = FakeBootstrap };

    public static void SkipWhenMissing()
    {
        if (Missing is not null)
        {
            Assert.Skip(Missing);
        }
    }

    /// <summary>Chroots need Linux, root and debootstrap; on a build machine the last can be installed.</summary>
    public static async Task SkipWithoutChrootsAsync()
    {
        SkipWhenMissing();
        var isBuildMachine = Environment.GetEnvironmentVariable("CI") == "true" && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;
        if (isBuildMachine && Chroot.Missing is not null)
        {
            await ShellCommand.RunAsync("apt-get", "update");
            await ShellCommand.RunAsync("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends", "debootstrap");
        }

        Assert.SkipUnless(Chroot.Missing is null, Chroot.Missing ?? string.Empty);
    }

    private static string? Find()
    {
        var missing = OperatingSystem.IsWindows() ? "The fake bootstrap is a script for POSIX shells."
            : MotoLocator.Find() is null ? $"moto_server is not on the PATH (pip install '{MotoLocator.Requirement}')."
            : !OnPath("python3") ? "python3 is not on the PATH."
            : null;
        return missing is not null && Environment.GetEnvironmentVariable("CI") == "true"
            ? throw new InvalidOperationException(missing + " With CI=true these tests must run.")
            : missing;
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}

internal static class Seeing
{
    /// <summary>The first event like this, past or to come. The patience is for machines under load.</summary>
    public static Task<T> SeenAsync<T>(this LocalAwsHost aws, Func<T, bool> condition)
        where T : LocalAwsEvent => aws.Events.WaitForAsync(condition, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
}
