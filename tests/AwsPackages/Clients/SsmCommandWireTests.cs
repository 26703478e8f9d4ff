using System.Net;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Commands and the nodes that run them.</summary>
public sealed class SsmCommandWireTests
{
    private static readonly (string, string) RequestId = ("x-amzn-RequestId", "r-9");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_sent_with_its_parameters_and_limits()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            {"Command":{"CommandId":"11111111-2222-3333-4444-555555555555","DocumentName":"AWS-RunPatchBaseline","Comment":"","ExpiresAfter":1782916215.5,
            "Parameters":{"Operation":["Install"],"RebootOption":["RebootIfNeeded"]},"InstanceIds":["i-1","i-2"],"Targets":[],"RequestedDateTime":1782909015.123,
            "Status":"Pending","StatusDetails":"Pending","TargetCount":2,"CompletedCount":0,"ErrorCount":0,"DeliveryTimedOutCount":0}}
            """,
            RequestId);
        using var ssm = TestClients.Ssm(answers);

        var response = await ssm.SendCommandAsync(
            new SendCommandRequest
            {
                DocumentName = "AWS-RunPatchBaseline",
                DocumentVersion = "$DEFAULT",
                InstanceIds = ["i-1", "i-2"],
                Parameters = new() { ["Operation"] = ["Install"], ["Snapshots"] = [] },
                Comment = "patch \"now\"",
                TimeoutSeconds = 600,
                MaxConcurrency = "10%",
                MaxErrors = "1",
                CloudWatchOutputConfig = new CloudWatchOutputConfig { CloudWatchOutputEnabled = true, CloudWatchLogGroupName = "/patches" },
            },
            Cancellation);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal("AmazonSSM.SendCommand", sent.Headers["X-Amz-Target"]);
        Assert.Equal(
            """
            {"CloudWatchOutputConfig":{"CloudWatchLogGroupName":"/patches","CloudWatchOutputEnabled":true},"Comment":"patch \u0022now\u0022",
            "DocumentName":"AWS-RunPatchBaseline","DocumentVersion":"$DEFAULT","InstanceIds":["i-1","i-2"],"MaxConcurrency":"10%","MaxErrors":"1",
            "Parameters":{"Operation":["Install"],"Snapshots":[]},"TimeoutSeconds":600}
            """.ReplaceLineEndings(""),
            sent.Body);
        var command = response.Command;
        Assert.Equal(("11111111-2222-3333-4444-555555555555", "AWS-RunPatchBaseline", ""), (command.CommandId, command.DocumentName, command.Comment));
        Assert.Equal(["i-1", "i-2"], command.InstanceIds);
        Assert.Equal(["Operation=Install", "RebootOption=RebootIfNeeded"], command.Parameters.Select(pair => $"{pair.Key}={string.Join(",", pair.Value)}"));
        Assert.Same(CommandStatus.Pending, command.Status);
        Assert.Equal((2, 0, 0, 0), (command.TargetCount, command.CompletedCount, command.ErrorCount, command.DeliveryTimedOutCount));
        Assert.Equal(new DateTime(2026, 7, 1, 12, 30, 15, 123), command.RequestedDateTime);
        Assert.Equal(new DateTime(2026, 7, 1, 14, 30, 15, 500), command.ExpiresAfter);
        Assert.Equal(DateTimeKind.Utc, command.ExpiresAfter!.Value.Kind);
        Assert.Equal("r-9", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task A_command_can_be_sent_to_what_has_a_tag()
    {
        var answers = new CannedAnswers().ThenOk("""{"Command":{"CommandId":"c-1","InstanceIds":[]}}""");
        using var ssm = TestClients.Ssm(answers);

        var response = await ssm.SendCommandAsync(
            new SendCommandRequest { DocumentName = "d", Targets = [new Target { Key = "tag:remediation:patch", Values = ["debian", "on"] }] }, Cancellation);

        Assert.Equal("""{"DocumentName":"d","Targets":[{"Key":"tag:remediation:patch","Values":["debian","on"]}]}""", answers.Sent[0].Body);
        Assert.Empty(response.Command.InstanceIds);
        Assert.Null(response.Command.Parameters);
        Assert.Null(response.Command.TargetCount);
    }

    [Fact]
    public async Task Nodes_are_read_with_their_platform_and_one_that_is_silent_says_so()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            {"InstanceInformationList":[
            {"InstanceId":"i-1","PingStatus":"Online","LastPingDateTime":1782909015.123,"AgentVersion":"3.3.1611.0","IsLatestVersion":false,"PlatformType":"Linux",
            "PlatformName":"Debian GNU/Linux","PlatformVersion":"12","ResourceType":"EC2Instance","IPAddress":"172.31.0.5","ComputerName":"web-1.internal",
            "AssociationOverview":{"InstanceAssociationStatusAggregatedCount":{"Success":1}}},
            {"InstanceId":"mi-2","PingStatus":"ConnectionLost","Name":"cellar","ResourceType":"ManagedInstance","PlatformType":"TypeOfTomorrow"}],
            "NextToken":"page-2"}
            """).ThenOk("""{"InstanceInformationList":[]}""");
        using var ssm = TestClients.Ssm(answers);

        var first = await ssm.DescribeInstanceInformationAsync(
            new DescribeInstanceInformationRequest
            {
                Filters = [new InstanceInformationStringFilter { Key = "InstanceIds", Values = ["i-1", "i-3"] }], MaxResults = 50,
            },
            Cancellation);
        var second = await ssm.DescribeInstanceInformationAsync(new DescribeInstanceInformationRequest { NextToken = first.NextToken }, Cancellation);

        Assert.Equal(
            ["""{"Filters":[{"Key":"InstanceIds","Values":["i-1","i-3"]}],"MaxResults":50}""", """{"NextToken":"page-2"}"""],
            answers.Sent.Select(sent => sent.Body));
        var (debian, silent) = (first.InstanceInformationList[0], first.InstanceInformationList[1]);
        Assert.Equal(("i-1", "Debian GNU/Linux", "12", "3.3.1611.0"), (debian.InstanceId, debian.PlatformName, debian.PlatformVersion, debian.AgentVersion));
        Assert.Equal(("172.31.0.5", "web-1.internal", false), (debian.IPAddress, debian.ComputerName, debian.IsLatestVersion));
        Assert.Same(PingStatus.Online, debian.PingStatus);
        Assert.Same(PlatformType.Linux, debian.PlatformType);
        Assert.Same(ResourceType.EC2Instance, debian.ResourceType);
        Assert.Equal(new DateTime(2026, 7, 1, 12, 30, 15, 123), debian.LastPingDateTime);
        Assert.Null(debian.Name);
        Assert.Same(PingStatus.ConnectionLost, silent.PingStatus);
        Assert.Equal(("cellar", "TypeOfTomorrow"), (silent.Name, silent.PlatformType.Value));
        Assert.Null(silent.LastPingDateTime);
        Assert.Null(silent.IsLatestVersion);
        Assert.Empty(second.InstanceInformationList);
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Runs_are_read_with_their_steps_and_what_they_printed()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            {"CommandInvocations":[{"CommandId":"c-1","InstanceId":"i-1","InstanceName":"web-1","Comment":"","DocumentName":"UpdateOperatingSystem","DocumentVersion":"3",
            "RequestedDateTime":1782909015,"Status":"Failed","StatusDetails":"Failed","StandardOutputUrl":"","CommandPlugins":[
            {"Name":"run","Status":"Failed","StatusDetails":"Failed","ResponseCode":20,"ResponseStartDateTime":1782909016.5,"ResponseFinishDateTime":1782909017.25,
            "Output":"{\"status\":\"failed\"}\n----------ERROR-------\nno route"},
            {"Name":"after","Status":"Pending","ResponseCode":-1}]}],"NextToken":"page-2"}
            """).ThenOk("""{"CommandInvocations":[]}""");
        using var ssm = TestClients.Ssm(answers);

        var first = await ssm.ListCommandInvocationsAsync(new ListCommandInvocationsRequest { CommandId = "c-1", Details = true, MaxResults = 50 }, Cancellation);
        var second = await ssm.ListCommandInvocationsAsync(
            new ListCommandInvocationsRequest
            {
                InstanceId = "i-1", Details = false, NextToken = first.NextToken,
                Filters = [new CommandFilter { Key = CommandFilterKey.DocumentName, Value = "UpdateOperatingSystem" }],
            },
            Cancellation);

        Assert.Equal(
            [
                """{"CommandId":"c-1","Details":true,"MaxResults":50}""",
                """{"Details":false,"Filters":[{"key":"DocumentName","value":"UpdateOperatingSystem"}],"InstanceId":"i-1","NextToken":"page-2"}""",
            ],
            answers.Sent.Select(sent => sent.Body));
        var run = Assert.Single(first.CommandInvocations);
        Assert.Equal(("c-1", "i-1", "web-1", "UpdateOperatingSystem", "3"), (run.CommandId, run.InstanceId, run.InstanceName, run.DocumentName, run.DocumentVersion));
        Assert.Same(CommandInvocationStatus.Failed, run.Status);
        var (step, waiting) = (run.CommandPlugins[0], run.CommandPlugins[1]);
        Assert.Equal(("run", 20, "{\"status\":\"failed\"}\n----------ERROR-------\nno route"), (step.Name, step.ResponseCode, step.Output));
        Assert.Same(CommandPluginStatus.Failed, step.Status);
        Assert.Equal(TimeSpan.FromSeconds(0.75), step.ResponseFinishDateTime - step.ResponseStartDateTime);
        Assert.Equal((-1, null), (waiting.ResponseCode, waiting.Output));
        Assert.Null(waiting.ResponseStartDateTime);
        Assert.Empty(second.CommandInvocations);
    }

    [Fact]
    public async Task Patch_states_are_read_with_their_counts_and_a_count_that_is_not_told_is_none()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            {"InstancePatchStates":[
            {"InstanceId":"i-1","PatchGroup":"","BaselineId":"pb-1","SnapshotId":"s-1","OwnerInformation":"","InstalledCount":12,"InstalledOtherCount":318,
            "InstalledPendingRebootCount":3,"InstalledRejectedCount":0,"MissingCount":1,"FailedCount":2,"UnreportedNotApplicableCount":-1,"NotApplicableCount":40,
            "OperationStartTime":1782909015.123,"OperationEndTime":1782909075.5,"Operation":"Install","RebootOption":"NoReboot"},
            {"InstanceId":"mi-2","PatchGroup":"cellar","BaselineId":"pb-1","InstalledCount":0,"OperationStartTime":1782909015,"OperationEndTime":1782909016,"Operation":"Scan"}],
            "NextToken":"page-2"}
            """).ThenOk("""{"InstancePatchStates":[],"NextToken":""}""");
        using var ssm = TestClients.Ssm(answers);

        var first = await ssm.DescribeInstancePatchStatesAsync(
            new DescribeInstancePatchStatesRequest { InstanceIds = ["i-1", "mi-2"], MaxResults = 50 }, Cancellation);
        var second = await ssm.DescribeInstancePatchStatesAsync(
            new DescribeInstancePatchStatesRequest { InstanceIds = ["i-1", "mi-2"], NextToken = first.NextToken }, Cancellation);

        Assert.Equal(["AmazonSSM.DescribeInstancePatchStates"], answers.Sent.Select(sent => sent.Headers["X-Amz-Target"]).Distinct());
        Assert.Equal(
            ["""{"InstanceIds":["i-1","mi-2"],"MaxResults":50}""", """{"InstanceIds":["i-1","mi-2"],"NextToken":"page-2"}"""],
            answers.Sent.Select(sent => sent.Body));
        var (installed, scanned) = (first.InstancePatchStates[0], first.InstancePatchStates[1]);
        Assert.Equal(("i-1", "", "pb-1"), (installed.InstanceId, installed.PatchGroup, installed.BaselineId));
        Assert.Equal((12, 318, 3, 0), (installed.InstalledCount, installed.InstalledOtherCount, installed.InstalledPendingRebootCount, installed.InstalledRejectedCount));
        Assert.Equal((1, 2, 40), (installed.MissingCount, installed.FailedCount, installed.NotApplicableCount));
        Assert.Same(PatchOperationType.Install, installed.Operation);
        Assert.Same(RebootOption.NoReboot, installed.RebootOption);
        Assert.Equal(new DateTime(2026, 7, 1, 12, 30, 15, 123), installed.OperationStartTime);
        Assert.Equal(new DateTime(2026, 7, 1, 12, 31, 15, 500), installed.OperationEndTime);
        Assert.Equal(DateTimeKind.Utc, installed.OperationEndTime!.Value.Kind);
        Assert.Same(PatchOperationType.Scan, scanned.Operation);
        Assert.Equal(("cellar", 0, null), (scanned.PatchGroup, scanned.InstalledCount, scanned.MissingCount));
        Assert.Null(scanned.InstalledPendingRebootCount);
        Assert.Null(scanned.RebootOption);
        Assert.Empty(second.InstancePatchStates);
        Assert.Equal("", second.NextToken);
    }

    [Theory]
    [InlineData("InvalidInstanceId", typeof(InvalidInstanceIdException))]
    [InlineData("InvalidDocument", typeof(InvalidDocumentException))]
    [InlineData("UnsupportedPlatformType", typeof(UnsupportedPlatformTypeException))]
    [InlineData("DuplicateInstanceId", typeof(DuplicateInstanceIdException))]
    [InlineData("InvocationDoesNotExist", typeof(InvocationDoesNotExistException))]
    [InlineData("ParameterAlreadyExists", typeof(ParameterAlreadyExistsException))]
    [InlineData("InvalidParameters", typeof(AmazonSimpleSystemsManagementException))]
    public async Task Why_a_command_was_not_sent_is_told_by_type_code_message_and_request_id(string code, Type expected)
    {
        var answers = new CannedAnswers().Then(HttpStatusCode.BadRequest, $$"""{"__type":"{{code}}","Message":"Not that one"}""", RequestId);
        using var ssm = TestClients.Ssm(answers);

        var error = await Assert.ThrowsAnyAsync<AmazonSimpleSystemsManagementException>(
            () => ssm.SendCommandAsync(new SendCommandRequest { DocumentName = "d", InstanceIds = ["i-1"] }, Cancellation));

        Assert.Equal(expected, error.GetType());
        Assert.Equal((code, "Not that one", "r-9", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
        Assert.Single(answers.Sent);
    }
}
