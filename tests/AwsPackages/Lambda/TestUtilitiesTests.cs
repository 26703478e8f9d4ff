using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;

namespace Remediation.AwsPackages.Tests.Lambda;

public sealed class TestUtilitiesTests
{
    [Fact]
    public void A_test_context_keeps_what_a_handler_logs()
    {
        ILambdaContext context = new TestLambdaContext { AwsRequestId = "abc-1", RemainingTime = TimeSpan.FromSeconds(3) };

        context.Logger.Log("a");
        context.Logger.LogLine("b");
        context.Logger.LogWarning("c");
        context.Logger.LogError(new TimeoutException(), "d {place}", 1);

        Assert.Equal($"ab{Environment.NewLine}c{Environment.NewLine}d {{place}}{Environment.NewLine}", ((TestLambdaLogger)context.Logger).Buffer.ToString());
        Assert.Equal(TimeSpan.FromSeconds(3), context.RemainingTime);
        Assert.Null(context.TraceId);
    }
}
