using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>The real executable, woken by the template's rules and queue: somebody launches an instance, and that is all that anybody does.</summary>
public sealed class PatchedFromLaunchTests(LocalAwsWithTheFunction local)
{
    [Fact]
    public async Task A_launch_leads_to_a_patch_run_and_its_notice()
    {
        var aws = await local.HostAsync();
        using var server = new PatchedServer(aws);

        string id = await server.LaunchAsync("debian-12", ("Name", "shop"));

        var notice = await server.NoticeAsync(id, "Patching done");
        Assert.Contains($"shop ({id})", notice.Subject, StringComparison.Ordinal);
        Assert.Single(aws.Journal.Calls("ssm", "SendCommand"), sent => sent.Parameters["InstanceIds"].Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_instance_that_never_registers_is_told_after_the_deadline()
    {
        using var server = new PatchedServer(await local.HostAsync());

        string id = await server.LaunchAsync("debian-12", ("local:agent", "never"));

        var notice = await server.NoticeAsync(id, "NOT PATCHED");
        Assert.Contains("no agent of Systems Manager registered from it", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_TYPO3_server_gets_both_its_runs()
    {
        using var server = new PatchedServer(await local.HostAsync());

        Assert.Equal(2, (await server.PatchedAndToldAsync()).Count);
    }
}
