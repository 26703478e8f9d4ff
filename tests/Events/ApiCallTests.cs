using System.Text.Json.Nodes;
using Remediation.Events.CloudTrail;

namespace Remediation.Events.Tests;

public sealed class ApiCallTests
{
    [Fact]
    public void A_user_is_named_by_its_user_name()
    {
        var call = Call("authorize-answer-lists-rules");

        Assert.Equal(("IAMUser", "jo", "arn:aws:iam::111122223333:user/team/jo"), (call.Actor.Type, call.Actor.DisplayName, call.Actor.PrincipalArn));
        Assert.False(call.Actor.IsRoot);
        Assert.Equal("198.51.100.23", call.SourceIpAddress);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), call.EventTime);
    }

    [Fact]
    public void A_person_signed_in_with_identity_center_is_a_session_of_a_role()
    {
        var actor = Call("authorize-allowed-and-forbidden-together").Actor;

        Assert.Equal("AWSReservedSSO_Admin_0123456789abcdef/jo@example.com", actor.DisplayName);
        Assert.Equal("jo@example.com", actor.SessionName);
        Assert.Equal(
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef", actor.RoleArn);
    }

    [Fact]
    public void Our_own_call_is_recognised_by_the_role_behind_the_session() =>
        Assert.Equal("arn:aws:iam::111122223333:role/remediation/remediation-guard", Call("revoke-ingress-by-ourselves").Actor.RoleArn);

    [Fact]
    public void A_service_that_calls_in_its_own_name_has_nothing_but_its_host_name()
    {
        var actor = Call("run-instances-dry-run-by-node-group").Actor;

        Assert.Equal(("AWSService", "eks-nodegroup.amazonaws.com", null, null), (actor.Type, actor.DisplayName, actor.PrincipalArn, actor.RoleArn));
        Assert.Equal("eks-nodegroup.amazonaws.com", actor.InvokedBy);
    }

    [Theory]
    [InlineData("{\"type\":\"Root\",\"invokedBy\":\"autoscaling.amazonaws.com\"}", "root")]
    [InlineData("{\"type\":\"AWSAccount\",\"accountId\":\"444455556666\",\"principalId\":\"AROAX:one\"}", "account 444455556666")]
    [InlineData("{\"type\":\"FederatedUser\",\"arn\":\"arn:aws:sts::111122223333:federated-user/jo\"}", "jo")]
    [InlineData("{\"type\":\"WebIdentityUser\",\"principalId\":\"accounts.google.com:app:42\",\"userName\":\"42\"}", "42")]
    [InlineData("{\"type\":\"IdentityCenterUser\",\"onBehalfOf\":{\"userId\":\"94482488-3041\"}}", "94482488-3041")]
    [InlineData("{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/deploy/ci\",\"sessionContext\":{\"sessionIssuer\":{}}}", "deploy/ci")]
    [InlineData("{\"type\":\"AssumedRole\",\"principalId\":\"AROAX:ci\"}", "ci")]
    [InlineData("{\"invokedBy\":\"AWS Internal\"}", "AWS Internal")]
    [InlineData("{}", "unknown")]
    [InlineData("null", "unknown")]
    [InlineData("\"jo\"", "unknown")]
    public void Whoever_called_has_a_name_to_show(string identity, string displayName)
    {
        var received = TestEvents.Read("create-group", detail => detail["userIdentity"] = JsonNode.Parse(identity));

        Assert.Equal(displayName, Assert.IsType<EventMeaning.Nothing>(received.Meaning).Call!.Actor.DisplayName);
    }

    [Theory]
    [InlineData("authorize-answer-lists-rules", "Terraform")]
    [InlineData("authorize-flat-form", "AWS CLI")]
    [InlineData("authorize-before-rule-ids-by-root", "console")]
    [InlineData("modify-rules-single", "console")]
    [InlineData("authorize-group-name-answered-with-id", "CloudFormation")]
    [InlineData("run-instances-request-silent", "AWS service autoscaling")]
    [InlineData("revoke-ingress-by-ourselves", "AWS SDK for .NET")]
    [InlineData("prefix-list-modified", "AWS SDK for Python")]
    [InlineData("authorize-third-party-shape", "unknown client")]
    public void What_a_call_came_through_is_said_in_words(string name, string via) => Assert.Equal(via, Call(name).Via);

    [Theory]
    [InlineData("pulumi-aws/7.9 APN/1.0 Pulumi/1.0 terraform-provider-aws/6.1 aws-sdk-go-v2/1.41", "Pulumi")]
    [InlineData("APN/1.0 HashiCorp/1.0 Terraform/1.12 OpenTofu/1.10", "OpenTofu")]
    [InlineData("aws-cli/2.33 exec-env/CloudShell md/command#ec2.run-instances", "AWS CLI in CloudShell")]
    [InlineData("aws-sdk-go/1.55 (go1.22; linux; amd64)", "AWS SDK for Go")]
    [InlineData("aws-sdk-js/3.900.0 os/linux", "AWS SDK for JavaScript")]
    [InlineData("Boto/2.49 Python/2.7", "Boto 2")]
    [InlineData("AWS Internal", "AWS service")]
    [InlineData("signin.amazonaws.com", "console")]
    [InlineData("rds.amazonaws.com", "AWS service rds")]
    [InlineData("my-tool/1.2 (linux)", "my-tool")]
    public void The_software_behind_a_call_is_found_in_its_user_agent(string userAgent, string via)
    {
        var received = TestEvents.Read("create-group", detail => detail["userAgent"] = userAgent);

        Assert.Equal(via, Assert.IsType<EventMeaning.Nothing>(received.Meaning).Call!.Via);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    public void A_console_session_is_the_console_even_behind_a_proxy(string flag)
    {
        var received = TestEvents.Read("create-group", detail =>
        {
            detail["userAgent"] = "AWS Internal";
            detail["sourceIPAddress"] = "AWS Internal";
            detail["sessionCredentialFromConsole"] = JsonNode.Parse(flag);
        });

        Assert.Equal("console", Assert.IsType<EventMeaning.Nothing>(received.Meaning).Call!.Via);
    }

    [Fact]
    public void A_service_in_place_of_an_address_is_what_called()
    {
        var received = TestEvents.Read("create-group", detail => detail["sourceIPAddress"] = "elasticbeanstalk.amazonaws.com");

        Assert.Equal("AWS service elasticbeanstalk", Assert.IsType<EventMeaning.Nothing>(received.Meaning).Call!.Via);
    }

    [Fact]
    public void The_old_console_is_no_service_that_calls_for_somebody()
    {
        var received = TestEvents.Read("create-group", detail =>
        {
            detail["userAgent"] = "signin.amazonaws.com";
            detail["userIdentity"]!["invokedBy"] = "signin.amazonaws.com";
        });

        Assert.Equal("console", Assert.IsType<EventMeaning.Nothing>(received.Meaning).Call!.Via);
    }

    [Fact]
    public void A_record_without_ids_and_times_takes_them_from_the_envelope()
    {
        var received = TestEvents.Read("create-group", detail =>
        {
            detail.Remove("eventID");
            detail.Remove("requestID");
            detail["eventTime"] = "yesterday";
            detail.Remove("awsRegion");
        });

        var call = Assert.IsType<EventMeaning.Nothing>(received.Meaning).Call!;
        Assert.Equal(received.Envelope.Id, call.EventId);
        Assert.Null(call.RequestId);
        Assert.Equal(received.Envelope.Time, call.EventTime);
        Assert.Equal("eu-central-1", call.Region);
    }

    [Fact]
    public void An_envelope_without_account_region_id_and_time_takes_them_from_the_record()
    {
        var json = TestEvents.Json("create-group");
        foreach (string field in (string[])["account", "region", "id", "time", "version", "resources"])
        {
            json.Remove(field);
        }

        var received = TestEvents.Read(json);

        Assert.Equal(("111122223333", "eu-central-1"), (received.Envelope.Account, received.Envelope.Region));
        Assert.Equal(2026, received.Envelope.Time.Year);
    }

    private static ApiCall Call(string name) => TestEvents.Read(name).Meaning switch
    {
        EventMeaning.SecurityGroupRulesChanged changed => changed.Call,
        EventMeaning.SecurityGroupsAttached attached => attached.Call,
        EventMeaning.PrefixListChanged changed => changed.Call,
        EventMeaning.Nothing { Call: { } call } => call,
        var other => throw new InvalidOperationException($"{other} is of no API call"),
    };
}
