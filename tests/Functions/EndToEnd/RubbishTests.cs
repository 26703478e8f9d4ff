using System.Text;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

public sealed class RubbishTests(LocalAwsWithTheFunction local)
{
    [Fact]
    public async Task Rubbish_fails_by_itself_and_the_next_event_is_handled_as_ever()
    {
        var aws = await local.HostAsync();
        var function = aws.Stack.Functions.Single(one => one.LogicalId == "SecurityGroupGuard");
        using var group = await GuardedGroup.CreateAsync(local);

        foreach (string rubbish in (string[])["{}", "[]", "null", "7", "\"text\"", """{"source":"aws.ec2","detail-type":"AWS API Call via CloudTrail","detail":[]}"""])
        {
            var result = await InvokeAsync(rubbish);
            Assert.False(result.Succeeded, $"{rubbish} was taken: {Encoding.UTF8.GetString(result.Payload)}");
            Assert.Null(result.InitDuration);
        }

        await group.AuthorizeAsync(Rule.Of("tcp 22", Rule.World));
        var end = await group.EndOfInvocationAsync(group.LastEvent());

        Assert.True(end.Result.Succeeded);
        Assert.Null(end.Result.InitDuration);
        Assert.Equal(GuardedGroup.Harmless, (await group.RulesAsync()).Select(rule => rule.ToString()).Order(StringComparer.Ordinal));

        Task<InvocationResult> InvokeAsync(string payload) => aws.Functions.InvokeAsync(
            function, new Invocation(Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(payload), 1), TestContext.Current.CancellationToken);
    }
}
