using System.Collections.Concurrent;
using System.Text;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Settings;

/// <summary>The real executable with settings that it cannot work with.</summary>
public sealed class StartingTheProcessTests
{
    [Theory]
    [InlineData("SecurityGroupGuard", "NOTICE_TOPIC_ARN", "")]
    [InlineData("SecurityGroupGuard", "MODE", "Perhaps")]
    [InlineData("SecurityGroupSweep", "SWEEP_MODE", "Perhaps")]
    [InlineData("SecurityGroupGuard", "MEMORY_PATH", "")]
    [InlineData("SecurityGroupGuard", "ACTORS", "break-glass=Notify")]
    [InlineData("SecurityGroupSweep", "MEMORY_PATH", "")]
    [InlineData("NoticeForwarder", "FORWARD_TO", "arn:aws:sqs:eu-central-1:111122223333:notices")]
    [InlineData("NoSuchFunction", "Handler", "")]
    public async Task A_function_that_cannot_start_says_which_setting_is_wrong(string handler, string variable, string value)
    {
        var lines = new ConcurrentQueue<string>();
        var environment = new Dictionary<string, string> { ["NOTICE_TOPIC_ARN"] = "arn:aws:sns:eu-central-1:111122223333:notices", ["MEMORY_PATH"] = "/remediation", [variable] = value };
        var nobody = new Uri("http://127.0.0.1:9");
        await using var process = await FunctionProcess.StartAsync(
            Function(handler, environment), BootstrapCommand.Find(null), new LocalAwsOptions(), nobody, "key", lines.Enqueue, TestContext.Current.CancellationToken);

        var failure = await process.InitialiseAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(failure);
        string report = Encoding.UTF8.GetString(failure.PayloadFor("request"));
        Assert.Contains($"{variable}: ", report + string.Join('\n', lines), StringComparison.Ordinal);
        if (handler != "NoSuchFunction")
        {
            Assert.Contains("InvalidSettingException", report, StringComparison.Ordinal);
        }
    }

    private static FunctionDefinition Function(string handler, Dictionary<string, string> environment) => new()
    {
        LogicalId = handler,
        Name = handler,
        Arn = $"arn:aws:lambda:eu-central-1:123456789012:function:{handler}",
        Region = "eu-central-1",
        Handler = handler,
        RoleArn = "arn:aws:iam::123456789012:role/guard",
        Role = null,
        LogGroup = $"/aws/lambda/{handler}",
        IsTraced = false,
        Queues = [],
        Topics = [],
        Timeout = TimeSpan.FromSeconds(10),
        MemorySize = 256,
        LogFormat = "JSON",
        LogLevel = "INFO",
        Environment = environment,
        Rules = [],
        MaximumRetryAttempts = 0,
        OnFailureArn = null,
        DeadLetterArn = null,
        ReservedConcurrency = null,
    };
}
