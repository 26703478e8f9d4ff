using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>Nothing is simulated but EC2 and the agent: the template's rules and queue, the real executable, the real document, and a real Debian with real apt.</summary>
public sealed class ReallyPatchedTests
{
    /// <summary>The first Debian of a machine is made by debootstrap, and its updates are downloaded.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task A_launched_Debian_is_patched_by_the_document_itself_and_the_notice_says_what_changed()
    {
        Requirements.RequireLocalAws();
        Assert.SkipUnless(Chroot.Missing is null, Chroot.Missing ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        await using var aws = await LocalAwsHost.StartAsync(
            new LocalAwsOptions { TemplatePath = Repository.File("template.yaml"), UseChroots = true, Parameters = new Dictionary<string, string> { ["PatchWith"] = "OwnDocument", ["Reboot"] = "Never" } },
            cancellation);
        using var server = new PatchedServer(aws);

        string id = await server.LaunchAsync("debian-12", ("Name", "real"));

        var notice = await aws.Events.WaitForAsync<SnsPublished>(message => message.Message.Contains(id, StringComparison.Ordinal), Patience, cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"{notice.Subject}\n{notice.Message}");
        Assert.DoesNotContain("FAILED", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("Debian GNU/Linux 12 (bookworm), security updates until 2028-06-30", notice.Message, StringComparison.Ordinal);
        Assert.Single(aws.Journal.Calls("ssm", "SendCommand"), call => call.ErrorCode is null);
    }
}
