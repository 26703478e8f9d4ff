using Remediation.Events.Commands;

namespace Remediation.Events.Tests;

public sealed class NotificationTests
{
    [Fact]
    public void An_instance_that_runs_is_named()
    {
        var received = TestEvents.Read("instance-running");

        Assert.Equal(new EventMeaning.InstanceStateChanged("i-0a11ce01", "running"), received.Meaning);
        Assert.Equal("111122223333", received.Envelope.Account);
        Assert.Equal("eu-central-1", received.Envelope.Region);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), received.Envelope.Time);
    }

    [Fact]
    public void Blanks_around_the_id_and_capitals_in_the_state_do_not_matter() =>
        Assert.Equal(new EventMeaning.InstanceStateChanged("i-0a11ce02", "terminated"), TestEvents.Read("instance-terminated-untidy").Meaning);

    [Fact]
    public void A_command_names_its_instances_among_the_resources()
    {
        var changed = TestEvents.Meaning<EventMeaning.CommandStatusChanged>("command-success");

        Assert.Equal("eeeeeeee-1111-4222-8333-000000000001", changed.CommandId);
        Assert.Equal("AWS-RunPatchBaseline", changed.DocumentName);
        Assert.Equal(["i-0a11ce01", "mi-0a11ce02"], changed.InstanceIds);
        Assert.Equal(CommandStatus.Success, changed.Status);
    }

    [Fact]
    public void An_invocation_is_of_one_instance() =>
        Assert.Equal(
            new EventMeaning.CommandInvocationStatusChanged(
                "eeeeeeee-1111-4222-8333-000000000001", "AWS-RunPatchBaseline", "mi-0a11ce01", CommandStatus.Cancelled),
            TestEvents.Read("command-invocation-cancelled").Meaning);

    [Theory]
    [InlineData("Pending", CommandStatus.Pending)]
    [InlineData("Delayed", CommandStatus.Delayed)]
    [InlineData("InProgress", CommandStatus.InProgress)]
    [InlineData("Cancelling", CommandStatus.Cancelling)]
    [InlineData("Success", CommandStatus.Success)]
    [InlineData("Cancelled", CommandStatus.Cancelled)]
    [InlineData("Canceled", CommandStatus.Cancelled)]
    [InlineData("Failed", CommandStatus.Failed)]
    [InlineData("TimedOut", CommandStatus.TimedOut)]
    [InlineData("Vanished", CommandStatus.Unknown)]
    public void Every_status_is_known_or_said_to_be_unknown(string text, CommandStatus expected)
    {
        var received = TestEvents.Read("command-invocation-cancelled", detail => detail["status"] = text);

        Assert.Equal(expected, Assert.IsType<EventMeaning.CommandInvocationStatusChanged>(received.Meaning).Status);
    }
}
