namespace Remediation.Documents.Tests.Support;

/// <summary>
/// What the tests need of the machine: Linux, root (for chroot and mount), and some programs of Debian, which are installed when they
/// are missing. Where that is not possible a test is skipped; as root with CI=true it fails.
/// </summary>
internal static class Machine
{
    private static readonly SemaphoreSlim Installing = new(1);

    private static bool MustRun => Environment.GetEnvironmentVariable("CI") == "true" && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>For tests in a chroot.</summary>
    public static async Task RequireChrootsAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "chroots of Debian need Linux and root");
        await RequireAsync("debootstrap", "debootstrap");
        await RequireAsync("unshare", "util-linux");
    }

    /// <param name="program">A program on the PATH.</param>
    /// <param name="package">The Debian package that holds it.</param>
    public static async Task RequireAsync(string program, string package)
    {
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            string reason = $"{program} is not on the PATH; apt-get install {package}";
            if (!OnPath(program) && OnPath("apt-get") && Environment.IsPrivilegedProcess)
            {
                reason += $" did not work: {await InstallAsync(package)}";
            }

            Assert.False(MustRun && !OnPath(program), reason);
            Assert.SkipUnless(OnPath(program), reason);
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<string> InstallAsync(string package)
    {
        string[] install = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", package];
        if ((await Command.TryAsync("env", install)).ExitCode == 0)
        {
            return "";
        }

        await Command.TryAsync("apt-get", "update");
        return (await Command.TryAsync("env", install)).Errors;
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Concat(["/usr/sbin", "/sbin"])
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
