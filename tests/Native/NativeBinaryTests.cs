using System.Text;
using System.Text.RegularExpressions;
using Remediation.Cli.Commands;
using Remediation.Cli.Commands.Demo;
using Remediation.Cli.LocalAws;

namespace Remediation.Native.Tests;

public sealed partial class NativeBinaryTests(NativeBinary binary) : IClassFixture<NativeBinary>
{
    private const int Megabyte = 1024 * 1024;
    private static readonly Version GlibcOfAmazonLinux2023 = new(2, 34);

    [Fact]
    public void It_compiles_without_a_warning()
    {
        binary.Require();

        Assert.DoesNotContain("warning", binary.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_is_at_most_16_megabytes()
    {
        long size = new FileInfo(binary.Require()).Length;

        Assert.True(size <= 16 * Megabyte, $"{size / (double)Megabyte:0.0} MB");
    }

    [Fact]
    public void It_runs_on_the_glibc_of_Amazon_Linux_2023()
    {
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(binary.Require()));

        var wanted = GlibcVersion().Matches(text).Select(match => Version.Parse(match.Groups[1].Value)).Distinct().ToList();

        Assert.NotEmpty(wanted);
        Assert.True(wanted.Max() <= GlibcOfAmazonLinux2023, $"It needs glibc {wanted.Max()}, and Amazon Linux 2023 has {GlibcOfAmazonLinux2023}.");
    }

    [Fact]
    public async Task It_closes_every_group_of_the_demo()
    {
        string path = binary.Require();
        var cancellation = TestContext.Current.CancellationToken;
        LocalAwsHost aws;
        try
        {
            aws = await LocalAwsHost.StartAsync(new LocalAwsOptions { BootstrapPath = path }, cancellation);
        }
        catch (LocalAwsException missing) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip(missing.Message);
            return;
        }

        await using (aws)
        {
            using var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
            var run = new DemoRun(aws, alice);
            foreach (var scene in DemoScene.All)
            {
                var result = await run.PlayAsync(scene, cancellation);

                Assert.Empty(result.Problems);
            }
        }
    }

    [GeneratedRegex(@"GLIBC_(2\.\d+)")]
    private static partial Regex GlibcVersion();
}
