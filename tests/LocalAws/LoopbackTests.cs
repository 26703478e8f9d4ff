using System.Net;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.10")]
    [InlineData("::")]
    public async Task The_host_listens_on_loopback_only(string address)
    {
        var options = new LocalAwsOptions { BindAddress = IPAddress.Parse(address), TemplatePath = Requirements.TemplatePath };

        var refused = await Assert.ThrowsAsync<LocalAwsException>(() => LocalAwsHost.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("is not a loopback address; use 127.0.0.1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ec2.eu-central-1.amazonaws.com")]
    [InlineData("http://10.0.0.1:5000")]
    [InlineData("ftp://127.0.0.1:5000")]
    public async Task The_host_forwards_to_loopback_only(string endpoint)
    {
        var options = new LocalAwsOptions { MotoEndpoint = new Uri(endpoint), TemplatePath = Requirements.TemplatePath };

        var refused = await Assert.ThrowsAsync<LocalAwsException>(() => LocalAwsHost.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("forwards calls to this machine only", refused.Message, StringComparison.Ordinal);
    }
}
