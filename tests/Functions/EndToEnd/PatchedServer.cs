using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>A server that somebody launches in a local AWS where the real functions listen.</summary>
internal sealed class PatchedServer(LocalAwsHost aws) : IDisposable
{
    /// <summary>The queue gathers messages for some seconds, the agent takes some, and machines may be under load.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly LocalUser alice = new(aws.Endpoint, aws.Options.Region, "alice");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Launches a TYPO3 server on Debian 13, and waits until it is patched, and both runs are told.</summary>
    /// <returns>The notices.</returns>
    public async Task<IReadOnlyList<SnsPublished>> PatchedAndToldAsync()
    {
        string id = await LaunchAsync("debian-13", ("remediation:patch", "typo3"));
        return [await NoticeAsync(id, "Patching"), await NoticeAsync(id, "TYPO3 update")];
    }

    /// <param name="image">What its image's name begins with.</param>
    /// <param name="tags">Its tags.</param>
    public Task<string> LaunchAsync(string image, params (string Key, string Value)[] tags) =>
        alice.LaunchAsync(TestImages.All.First(known => known.Name.StartsWith(image, StringComparison.Ordinal)).Id, tags, Cancellation);

    public Task<SnsPublished> NoticeAsync(string instanceId, string beginning) => aws.Events.WaitForAsync<SnsPublished>(
        notice => notice.Subject!.StartsWith(beginning, StringComparison.Ordinal) && notice.Message.Contains(instanceId, StringComparison.Ordinal), Patience, Cancellation);

    public void Dispose() => alice.Dispose();
}
