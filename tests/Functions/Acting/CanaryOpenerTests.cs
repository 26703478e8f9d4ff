using Amazon.EC2;
using Amazon.Runtime;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.CanaryOpener;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

public sealed class CanaryOpenerTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task It_opens_one_hole_and_when_nobody_closed_the_last_one_it_does_so_and_fails_loudly()
    {
        using var story = await Story.BeginAsync(local);
        using var ec2 = Client(story);
        var opener = OpenerFunction.Wire(new CanaryOpenerSettings { GroupId = story.GroupId }, ec2, story.Clock);

        await opener.HandleAsync(story.Context);

        Assert.Equal("tcp 22 from 0.0.0.0/0", Assert.Single(await story.RulesInWordsAsync()));
        var failure = await Assert.ThrowsAsync<CanaryStillOpenException>(() => opener.HandleAsync(story.Context));
        Assert.Contains($"{story.GroupId} the last time was still there: nothing closed it", failure.Message, StringComparison.Ordinal);

        // A hole that stays would be a duplicate for ever, of which no event comes.
        Assert.Empty(await story.RulesInWordsAsync());
        await opener.HandleAsync(story.Context);
        Assert.Single(await story.RulesInWordsAsync());
    }

    [Theory]
    [InlineData(nameof(FaultKind.LostAnswer))]
    [InlineData(nameof(FaultKind.Reset))]
    [InlineData(nameof(FaultKind.Throttle))]
    public async Task A_call_that_fails_is_not_tried_again_at_once_because_the_hole_of_the_first_try_would_look_like_one_that_stayed(string kind)
    {
        using var story = await Story.BeginAsync(local);
        using var ec2 = Client(story);
        story.Fault("ec2", "AuthorizeSecurityGroupIngress", Enum.Parse<FaultKind>(kind));

        var failure = await Record.ExceptionAsync(() => OpenerFunction.Wire(new CanaryOpenerSettings { GroupId = story.GroupId }, ec2, story.Clock).HandleAsync(story.Context));

        Assert.NotNull(failure);
        Assert.IsNotType<CanaryStillOpenException>(failure);
    }

    private static AmazonEC2Client Client(Story story) => new(
        new BasicAWSCredentials(story.Caller, "local"),
        OpenerFunction.OnceOnly(new AmazonEC2Config { ServiceURL = story.Aws.Endpoint.ToString(), AuthenticationRegion = story.Aws.Options.Region }));
}
