using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>Who acts under a role of the template may do what its policies say; everybody else may do anything.</summary>
[Collection(LocalAwsCollection.Name)]
public sealed class AccessTests(LocalAwsFixture fixture)
{
    private const string Topic = "arn:aws:sns:eu-central-1:123456789012:remediation-notices";

    private AwsClient Anybody => fixture.Client;

    [Fact]
    public async Task What_the_role_allows_is_done_and_the_journal_says_what_it_took()
    {
        var guard = Guard("may");
        var group = await Anybody.CreateGroupAsync();
        await Anybody.OpenAsync(group);

        var revoked = await guard.Ec2Async(
            "RevokeSecurityGroupIngress", ("GroupId", group), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"), ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0"));

        Assert.Equal(200, revoked.Status);
        var call = fixture.Aws.Journal.Entries.Single(entry => entry.Caller is { Kind: CallerKind.Role, Name: "may" });
        var needed = Assert.Single(call.Needed);
        Assert.Equal(("ec2:RevokeSecurityGroupIngress", $"arn:aws:ec2:eu-central-1:123456789012:security-group/{group}"), (needed.Action, needed.Resource));
        Assert.Equal(["eu-central-1"], needed.Context.Find("ec2:Region"));
        Assert.Contains(fixture.Aws.Access.Records, record => record is { IsAllowed: true, ByLambda: false, Role.LogicalId: "GuardRole" } && record.Asked == needed);
    }

    [Fact]
    public async Task What_it_does_not_allow_is_refused_in_the_words_of_the_service_and_not_done()
    {
        var guard = Guard("may-not");
        await Anybody.JsonAsync("ssm", "AmazonSSM.PutParameter", new JsonObject { ["Name"] = "/secret", ["Value"] = "x", ["Type"] = "String", ["Overwrite"] = true });

        var deleted = await guard.Ec2Async("DeleteSnapshot", ("SnapshotId", "snap-1"));
        var forgotten = await guard.JsonAsync("ssm", "AmazonSSM.DeleteParameter", new JsonObject { ["Name"] = "/secret" });
        var sent = await guard.JsonAsync("sqs", "AmazonSQS.SendMessage", new JsonObject { ["QueueUrl"] = $"{fixture.Aws.Endpoint}123456789012/remediation-Failures", ["MessageBody"] = "x" }, "application/x-amz-json-1.0");
        var told = await guard.QueryAsync("sns", "Publish", ("TopicArn", $"{Topic}-of-somebody-else"), ("Message", "x"));
        var invoked = await guard.InvokeAsync("Guard", "{}");

        Assert.Equal((403, "UnauthorizedOperation"), (deleted.Status, deleted.ErrorCode));
        Assert.Contains(
            "You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/remediation-GuardRole/may-not is not authorized to perform: ec2:DeleteSnapshot on resource: arn:aws:ec2:eu-central-1::snapshot/snap-1 because no identity-based policy allows the ec2:DeleteSnapshot action",
            deleted.Text,
            StringComparison.Ordinal);
        Assert.Equal((400, "AccessDeniedException"), (forgotten.Status, forgotten.ErrorCode));
        Assert.Contains("on resource: arn:aws:ssm:eu-central-1:123456789012:parameter/secret because", forgotten.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await Anybody.JsonAsync("ssm", "AmazonSSM.GetParameter", new JsonObject { ["Name"] = "/secret" })).Status);
        Assert.Equal((403, "AccessDenied"), (sent.Status, sent.ErrorCode));
        Assert.Equal((403, "AuthorizationError"), (told.Status, told.ErrorCode));
        Assert.Equal((403, "AccessDeniedException"), (invoked.Status, invoked.ErrorCode));
        Assert.Contains("lambda:InvokeFunction on resource: arn:aws:lambda:eu-central-1:123456789012:function:Guard", invoked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_about_the_region_holds_in_its_region_only()
    {
        var home = await Guard("at-home").Ec2Async("DescribeSecurityGroups");
        var abroad = await new AwsClient(fixture.Aws) { AccessKey = Key("abroad"), Region = "us-east-1" }.Ec2Async("DescribeSecurityGroups");

        Assert.Equal((200, 403), (home.Status, abroad.Status));
    }

    [Fact]
    public async Task A_policy_is_there_with_the_parameters_that_its_condition_asks_for()
    {
        var body = new JsonObject { ["QueueUrl"] = $"{fixture.Aws.Endpoint}123456789012/remediation-Failures", ["MessageBody"] = "x" };
        var with = new AwsClient(fixture.Aws) { AccessKey = Key("with", ("Extra", "yes")) };

        Assert.Equal(200, (await with.JsonAsync("sqs", "AmazonSQS.SendMessage", body, "application/x-amz-json-1.0")).Status);
        Assert.Equal(403, (await Guard("without").JsonAsync("sqs", "AmazonSQS.SendMessage", body, "application/x-amz-json-1.0")).Status);
    }

    [Fact]
    public async Task A_call_that_nobody_knows_the_permissions_of_is_an_error_that_names_it()
    {
        var unknown = await Guard("daring").Ec2Async("RunInstances", ("ImageId", "ami-1"));

        Assert.Equal((500, "InternalError"), (unknown.Status, unknown.ErrorCode));
        Assert.Contains("does not know which permissions ec2:RunInstances takes", unknown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_role_of_the_template_may_do_anything() =>
        Assert.Equal(200, (await Anybody.JsonAsync("ssm", "AmazonSSM.PutParameter", new JsonObject { ["Name"] = "/anybody", ["Value"] = "x", ["Type"] = "String", ["Overwrite"] = true })).Status);

    private AwsClient Guard(string name) => new(fixture.Aws) { AccessKey = Key(name) };

    private string Key(string name, params (string Name, string Value)[] parameters) =>
        fixture.Aws.KeyFor("Guard", name, "eu-central-1", parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
}
