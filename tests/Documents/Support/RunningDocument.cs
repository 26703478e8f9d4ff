using System.Diagnostics;

namespace Remediation.Documents.Tests.Support;

/// <summary>A document that is at work.</summary>
internal sealed class RunningDocument(string name, Process process) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<DocumentRun> EndAsync() => DocumentRun.Read(name, await Command.EndAsync(process, Longest));

    /// <summary>What the agent does when a step takes longer than its timeoutSeconds, or is cancelled: SIGKILL to the process group.</summary>
    public async Task KillAsync()
    {
        await Command.RunAsync("kill", "-KILL", "--", $"-{process.Id}");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => process.Dispose();
}
