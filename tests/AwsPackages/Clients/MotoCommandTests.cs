using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>
/// Commands, against an implementation of Systems Manager that nobody here has written. It knows no nodes and lists no runs, so those are compared
/// with AWS's service model only.
/// </summary>
[Collection(nameof(MotoServer))]
public sealed class MotoCommandTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_sent_to_what_has_a_tag_and_found_again()
    {
        using var ssm = moto.Ssm();
        var tag = Guid.NewGuid().ToString("N");
        var instance = await moto.Call(
            "ec2", "RunInstances", "instanceId",
            ("ImageId", "ami-00000000000000001"), ("MinCount", "1"), ("MaxCount", "1"), ("TagSpecification.1.ResourceType", "instance"),
            ("TagSpecification.1.Tag.1.Key", "patch"), ("TagSpecification.1.Tag.1.Value", tag));

        var sent = await ssm.SendCommandAsync(
            new SendCommandRequest
            {
                DocumentName = "AWS-RunShellScript",
                Targets = [new Target { Key = "tag:patch", Values = [tag] }],
                Parameters = new() { ["commands"] = ["apt-get update", "echo 'ü'"], ["executionTimeout"] = ["3600"] },
                Comment = "made by a test",
                TimeoutSeconds = 600,
                MaxConcurrency = "10%",
                MaxErrors = "1",
            },
            Cancellation);
        var listed = await ssm.ListCommandsAsync(new ListCommandsRequest { CommandId = sent.Command.CommandId }, Cancellation);
        var run = await ssm.GetCommandInvocationAsync(
            new GetCommandInvocationRequest { CommandId = sent.Command.CommandId, InstanceId = instance, PluginName = "aws:runShellScript" }, Cancellation);

        var command = Assert.Single(listed.Commands);
        foreach (var found in new[] { sent.Command, command })
        {
            Assert.Equal(("AWS-RunShellScript", "made by a test", 1), (found.DocumentName, found.Comment, found.TargetCount));
            Assert.Equal([instance], found.InstanceIds);
            Assert.Equal(["apt-get update", "echo 'ü'"], found.Parameters["commands"]);
            Assert.Same(CommandStatus.Success, found.Status);
            Assert.InRange(found.RequestedDateTime!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
            Assert.True(found.ExpiresAfter > found.RequestedDateTime, $"{found.ExpiresAfter:O}");
        }

        Assert.Equal((sent.Command.CommandId, instance, "AWS-RunShellScript", 0), (run.CommandId, run.InstanceId, run.DocumentName, run.ResponseCode));
        Assert.Same(CommandInvocationStatus.Success, run.Status);
        Assert.NotNull(run.StandardOutputContent);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_told_by_type()
    {
        using var ssm = moto.Ssm();
        var sent = await ssm.SendCommandAsync(
            new SendCommandRequest { DocumentName = "AWS-RunShellScript", Targets = [new Target { Key = "tag:patch", Values = ["nobody"] }] }, Cancellation);

        var noStep = await Assert.ThrowsAsync<InvocationDoesNotExistException>(() => ssm.GetCommandInvocationAsync(
            new GetCommandInvocationRequest { CommandId = sent.Command.CommandId, InstanceId = "i-00000000000000000" }, Cancellation));
        var noCommand = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(() => ssm.ListCommandsAsync(
            new ListCommandsRequest { CommandId = Guid.NewGuid().ToString() }, Cancellation));

        Assert.Equal("InvocationDoesNotExist", noStep.ErrorCode);
        Assert.Equal("InvalidCommandId", noCommand.ErrorCode);
    }
}
