using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class CloudTrailRecordTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => fixture.Client;

    /// <summary>The event of the last call of this name that the condition accepts.</summary>
    private async Task<JsonObject> EventAsync(string name, Func<JsonObject, bool> condition)
    {
        var published = await fixture.Aws.SeenAsync<EventPublished>(e => e.Name == name && condition((JsonObject)e.Event["detail"]!));
        return published.Event;
    }

    private static bool Mentions(JsonObject detail, string text) => detail.ToJsonString().Contains(text, StringComparison.Ordinal);

    private static void SameJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected {expected}\nbut got {actual?.ToJsonString()}");

    [Fact]
    public async Task The_envelope_and_the_record_carry_what_AWS_writes()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.OpenAsync(group);

        var busEvent = await EventAsync("AuthorizeSecurityGroupIngress", d => Mentions(d, group));

        var detail = busEvent["detail"]!;
        Assert.Equal(
            ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"], busEvent.Select(f => f.Key));
        Assert.Equal("AWS API Call via CloudTrail", busEvent["detail-type"].String());
        Assert.Equal("aws.ec2", busEvent["source"].String());
        Assert.Equal("123456789012", busEvent["account"].String());
        Assert.Empty(busEvent["resources"]!.AsArray());
        Assert.Equal(busEvent["time"].String(), detail["eventTime"].String());
        Assert.Equal("ec2.amazonaws.com", detail["eventSource"].String());
        Assert.Equal("eu-central-1", detail["awsRegion"].String());
        Assert.Equal("127.0.0.1", detail["sourceIPAddress"].String());
        Assert.Equal("tests/1.0", detail["userAgent"].String());
        Assert.Equal(detail["requestID"].String(), detail["responseElements"]!["requestId"].String());
        Assert.Null(detail["errorCode"]);
        SameJson(
            """{"type":"IAMUser","principalId":"ID","arn":"arn:aws:iam::123456789012:user/local-user","accountId":"123456789012","accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"local-user"}"""
                .Replace("ID\"", detail["userIdentity"]!["principalId"].String() + "\"", StringComparison.Ordinal),
            detail["userIdentity"]);
    }

    [Fact]
    public async Task Authorize_is_written_in_items_with_every_new_rule()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.Ec2Async(
            "AuthorizeSecurityGroupIngress",
            ("GroupId", group),
            ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"),
            ("IpPermissions.1.IpRanges.1.CidrIp", "9.9.9.9/0"), ("IpPermissions.1.IpRanges.1.Description", "mine"), ("IpPermissions.1.Ipv6Ranges.1.CidrIpv6", "::/0"),
            ("IpPermissions.2.IpProtocol", "-1"), ("IpPermissions.2.PrefixListIds.1.PrefixListId", "pl-12345678"));

        var detail = (await EventAsync("AuthorizeSecurityGroupIngress", d => Mentions(d, group)))["detail"]!;

        SameJson(
            $$"""
            {"groupId":"{{group}}","ipPermissions":{"items":[
              {"ipProtocol":"tcp","fromPort":22,"toPort":22,"groups":{},"ipRanges":{"items":[{"cidrIp":"9.9.9.9/0","description":"mine"}]},"ipv6Ranges":{"items":[{"cidrIpv6":"::/0"}]},"prefixListIds":{} },
              {"ipProtocol":"-1","groups":{},"ipRanges":{},"ipv6Ranges":{},"prefixListIds":{"items":[{"prefixListId":"pl-12345678"}]} }]} }
            """,
            detail["requestParameters"]);
        Assert.True(detail["responseElements"]!["_return"]!.GetValue<bool>());
        var rules = detail["responseElements"]!["securityGroupRuleSet"]!["items"]!.AsArray();
        var live = await Aws.RulesAsync(group);
        Assert.Equal(live.Select(r => r.Text("securityGroupRuleId")), rules.Select(r => r!["securityGroupRuleId"].String()));
        var id = rules[0]!["securityGroupRuleId"].String();
        SameJson(
            $$"""
            {"securityGroupRuleId":"{{id}}","groupId":"{{group}}","isEgress":false,"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIpv4":"0.0.0.0/0","description":"mine",
             "groupOwnerId":"123456789012","securityGroupRuleArn":"arn:aws:ec2:eu-central-1:123456789012:security-group-rule/{{id}}"}
            """,
            rules[0]);
        Assert.Equal(-1, rules[2]!["fromPort"]!.GetValue<long>());
    }

    [Fact]
    public async Task The_flat_form_stays_flat()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.Ec2Async("AuthorizeSecurityGroupIngress", ("GroupId", group), ("IpProtocol", "tcp"), ("FromPort", "22"), ("ToPort", "22"), ("CidrIp", "0.0.0.0/0"));

        var detail = (await EventAsync("AuthorizeSecurityGroupIngress", d => Mentions(d, group)))["detail"]!;

        SameJson($$"""{"groupId":"{{group}}","ipPermissions":{},"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIp":"0.0.0.0/0"}""", detail["requestParameters"]);
        Assert.Single(detail["responseElements"]!["securityGroupRuleSet"]!["items"]!.AsArray());
    }

    [Fact]
    public async Task A_group_named_by_name_appears_by_id_only_in_the_answer()
    {
        var name = "named-" + Guid.NewGuid().ToString("N");
        var group = await Aws.CreateGroupAsync(name);
        await Aws.Ec2Async("AuthorizeSecurityGroupIngress", ("GroupName", name), ("IpProtocol", "tcp"), ("FromPort", "3389"), ("ToPort", "3389"), ("CidrIp", "0.0.0.0/0"));

        var detail = (await EventAsync("AuthorizeSecurityGroupIngress", d => Mentions(d, name)))["detail"]!;

        Assert.Equal(name, detail["requestParameters"]!["groupName"].String());
        Assert.False(detail["requestParameters"]!.AsObject().ContainsKey("groupId"));
        Assert.Equal(group, detail["responseElements"]!["securityGroupRuleSet"]!["items"]![0]!["groupId"].String());
    }

    [Fact]
    public async Task Egress_and_revoke_are_written_alike()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.Ec2Async("AuthorizeSecurityGroupEgress", ("GroupId", group), ("IpPermissions.1.IpProtocol", "udp"), ("IpPermissions.1.FromPort", "53"), ("IpPermissions.1.ToPort", "53"), ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0"));
        await Aws.OpenAsync(group);
        await Aws.Ec2Async("RevokeSecurityGroupIngress", ("GroupId", group), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"), ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0"));

        var egress = (await EventAsync("AuthorizeSecurityGroupEgress", d => Mentions(d, group)))["detail"]!;
        var revoke = (await EventAsync("RevokeSecurityGroupIngress", d => Mentions(d, group)))["detail"]!;

        Assert.True(egress["responseElements"]!["securityGroupRuleSet"]!["items"]![0]!["isEgress"]!.GetValue<bool>());
        var revoked = revoke["responseElements"]!["revokedSecurityGroupRuleSet"]!["items"]![0]!.AsObject();
        Assert.Equal(["securityGroupRuleId", "groupId", "isEgress", "ipProtocol", "fromPort", "toPort", "cidrIpv4"], revoked.Select(f => f.Key));
    }

    [Fact]
    public async Task ModifySecurityGroupRules_is_wrapped_one_rule_an_object_several_an_array()
    {
        var group = await Aws.CreateGroupAsync();
        var first = (await Aws.OpenAsync(group, "10.0.0.0/8")).Xml.Items("securityGroupRuleSet").Single().Text("securityGroupRuleId")!;
        var second = (await Aws.OpenAsync(group, "11.0.0.0/8")).Xml.Items("securityGroupRuleSet").Single().Text("securityGroupRuleId")!;
        (string, string)[] Change(int n, string id, string cidr) =>
        [
            ($"SecurityGroupRule.{n}.SecurityGroupRuleId", id), ($"SecurityGroupRule.{n}.SecurityGroupRule.IpProtocol", "-1"),
            ($"SecurityGroupRule.{n}.SecurityGroupRule.CidrIpv4", cidr), ($"SecurityGroupRule.{n}.SecurityGroupRule.Description", "123"),
        ];
        await Aws.Ec2Async("ModifySecurityGroupRules", [("GroupId", group), .. Change(1, first, "0.0.0.0/0")]);
        await Aws.Ec2Async("ModifySecurityGroupRules", [("GroupId", group), .. Change(1, first, "12.0.0.0/8"), .. Change(2, second, "13.0.0.0/8")]);

        var one = (await EventAsync("ModifySecurityGroupRules", d => Mentions(d, group) && !Mentions(d, "13.0.0.0")))["detail"]!;
        var two = (await EventAsync("ModifySecurityGroupRules", d => Mentions(d, "13.0.0.0/8")))["detail"]!;

        SameJson(
            $$"""
            {"ModifySecurityGroupRulesRequest":{"GroupId":"{{group}}","SecurityGroupRule":{"SecurityGroupRuleId":"{{first}}","tag":1,
              "SecurityGroupRule":{"IpProtocol":-1,"CidrIpv4":"0.0.0.0/0","Description":123} } } }
            """,
            one["requestParameters"]);
        SameJson(
            $$"""{"ModifySecurityGroupRulesResponse":{"xmlns":"http://ec2.amazonaws.com/doc/2016-11-15/","requestId":"{{one["requestID"].String()}}","return":true} }""",
            one["responseElements"]);
        var rules = two["requestParameters"]!["ModifySecurityGroupRulesRequest"]!["SecurityGroupRule"]!.AsArray();
        Assert.Equal([1L, 2L], rules.Select(r => r!["tag"]!.GetValue<int>() + 0L));
        Assert.Equal([first, second], rules.Select(r => r!["SecurityGroupRuleId"].String()));
    }

    [Fact]
    public async Task Groups_are_created_and_deleted_with_a_result()
    {
        var name = "made-" + Guid.NewGuid().ToString("N");
        await Aws.Ec2Async(
            "CreateSecurityGroup",
            ("GroupName", name), ("GroupDescription", "why"),
            ("TagSpecification.1.ResourceType", "security-group"), ("TagSpecification.1.Tag.1.Key", "k"), ("TagSpecification.1.Tag.1.Value", "true"));
        var created = (await EventAsync("CreateSecurityGroup", d => Mentions(d, name)))["detail"]!;
        var group = created["responseElements"]!["groupId"].String()!;
        await Aws.Ec2Async("DeleteSecurityGroup", ("GroupId", group));
        var deleted = (await EventAsync("DeleteSecurityGroup", d => Mentions(d, group)))["detail"]!;

        SameJson(
            $$"""{"groupName":"{{name}}","groupDescription":"why","tagSpecificationSet":{"items":[{"resourceType":"security-group","tags":[{"key":"k","value":"true"}]}]} }""",
            created["requestParameters"]);
        Assert.True(created["responseElements"]!["_return"]!.GetValue<bool>());
        SameJson($$"""{"groupId":"{{group}}"}""", deleted["requestParameters"]);
        SameJson($$"""{"requestId":"{{deleted["requestID"].String()}}","_return":true}""", deleted["responseElements"]);
    }

    [Fact]
    public async Task Launched_instances_are_listed_with_their_groups()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.Ec2Async(
            "RunInstances",
            ("ImageId", "ami-0123456789abcdef0"), ("MinCount", "2"), ("MaxCount", "2"), ("InstanceType", "t3.micro"), ("SecurityGroupId.1", group), ("UserData", "c2VjcmV0"));

        var detail = (await EventAsync("RunInstances", d => Mentions(d, group)))["detail"]!;

        SameJson("""{"items":[{"imageId":"ami-0123456789abcdef0","minCount":2,"maxCount":2}]}""", detail["requestParameters"]!["instancesSet"]);
        SameJson($$"""{"items":[{"groupId":"{{group}}"}]}""", detail["requestParameters"]!["groupSet"]);
        Assert.Equal("<sensitiveDataRemoved>", detail["requestParameters"]!["userData"].String());
        var instances = detail["responseElements"]!["instancesSet"]!["items"]!.AsArray();
        Assert.Equal(2, instances.Count);
        Assert.Equal(0, instances[0]!["instanceState"]!["code"]!.GetValue<long>());
        Assert.True(instances[0]!["launchTime"]!.GetValue<long>() > 1_600_000_000_000);
        Assert.Equal(group, instances[0]!["networkInterfaceSet"]!["items"]![0]!["groupSet"]!["items"]![0]!["groupId"].String());
        Assert.NotNull(instances[0]!["networkInterfaceSet"]!["items"]![0]!["privateIpAddressesSet"]!["item"]);
        Assert.DoesNotContain(fixture.Aws.Journal.Calls("ec2", "RunInstances"), c => c.Parameters.Values.Contains("c2VjcmV0"));
    }

    [Fact]
    public async Task Attaching_groups_names_the_whole_new_list()
    {
        var group = await Aws.CreateGroupAsync();
        var launched = await Aws.Ec2Async("RunInstances", ("ImageId", "ami-0123456789abcdef0"), ("MinCount", "1"), ("MaxCount", "1"));
        var instance = launched.Xml.Descendants("instanceId").First().Value;
        var card = launched.Xml.Descendants("networkInterfaceId").First().Value;
        await Aws.Ec2Async("ModifyNetworkInterfaceAttribute", ("NetworkInterfaceId", card), ("SecurityGroupId.1", group));
        await Aws.Ec2Async("ModifyInstanceAttribute", ("InstanceId", instance), ("GroupId.1", group));
        await Aws.Ec2Async("CreateNetworkInterface", ("SubnetId", launched.Xml.Descendants("subnetId").First().Value), ("SecurityGroupId.1", group));

        SameJson(
            $$"""{"networkInterfaceId":"{{card}}","groupSet":{"items":[{"groupId":"{{group}}"}]} }""",
            (await EventAsync("ModifyNetworkInterfaceAttribute", d => Mentions(d, card)))["detail"]!["requestParameters"]);
        SameJson(
            $$"""{"instanceId":"{{instance}}","groupSet":{"items":[{"groupId":"{{group}}"}]} }""",
            (await EventAsync("ModifyInstanceAttribute", d => Mentions(d, instance)))["detail"]!["requestParameters"]);
        var created = (await EventAsync("CreateNetworkInterface", d => Mentions(d, group)))["detail"]!;
        Assert.Equal(group, created["responseElements"]!["networkInterface"]!["groupSet"]!["items"]![0]!["groupId"].String());
    }

    [Fact]
    public async Task Prefix_lists_are_wrapped()
    {
        var created = await Aws.Ec2Async("CreateManagedPrefixList", ("PrefixListName", "wide"), ("MaxEntries", "5"), ("AddressFamily", "IPv4"), ("Entry.1.Cidr", "10.0.0.0/8"));
        var list = created.Xml.Descendants("prefixListId").First().Value;
        await Aws.Ec2Async("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/1"), ("AddEntry.2.Cidr", "128.0.0.0/1"));

        SameJson(
            """{"CreateManagedPrefixListRequest":{"PrefixListName":"wide","MaxEntries":5,"AddressFamily":"IPv4","Entry":{"Cidr":"10.0.0.0/8","tag":1}}}""",
            (await EventAsync("CreateManagedPrefixList", d => Mentions(d, list)))["detail"]!["requestParameters"]);
        SameJson(
            $$"""{"ModifyManagedPrefixListRequest":{"PrefixListId":"{{list}}","CurrentVersion":1,"AddEntry":[{"Cidr":"0.0.0.0/1","tag":1},{"Cidr":"128.0.0.0/1","tag":2}]} }""",
            (await EventAsync("ModifyManagedPrefixList", d => Mentions(d, list)))["detail"]!["requestParameters"]);
    }

    [Fact]
    public async Task A_failed_call_leaves_a_record_with_its_error_and_no_answer()
    {
        await Aws.OpenAsync("sg-0fedcba9876543210");

        var detail = (await EventAsync("AuthorizeSecurityGroupIngress", d => Mentions(d, "sg-0fedcba9876543210")))["detail"]!.AsObject();

        Assert.Equal("Client.InvalidGroup.NotFound", detail["errorCode"].String());
        Assert.NotEmpty(detail["errorMessage"].String()!);
        Assert.True(detail.ContainsKey("responseElements"));
        Assert.Null(detail["responseElements"]);
        Assert.Equal("sg-0fedcba9876543210", detail["requestParameters"]!["groupId"].String());
    }

    [Fact]
    public async Task A_key_that_is_a_word_is_its_users_name_and_an_assumed_role_is_a_role()
    {
        var alice = new AwsClient(fixture.Aws) { AccessKey = "alice" };
        var first = await alice.CreateGroupAsync();
        var assumed = await Aws.QueryAsync("sts", "AssumeRole", ("RoleArn", "arn:aws:iam::123456789012:role/deployer"), ("RoleSessionName", "pipeline"));
        var deployer = new AwsClient(fixture.Aws) { AccessKey = assumed.Xml.Descendants("AccessKeyId").Single().Value };
        var second = await deployer.CreateGroupAsync();

        var byUser = (await EventAsync("CreateSecurityGroup", d => Mentions(d, first)))["detail"]!["userIdentity"]!;
        var byRole = (await EventAsync("CreateSecurityGroup", d => Mentions(d, second)))["detail"]!["userIdentity"]!;

        Assert.Equal("arn:aws:iam::123456789012:user/alice", byUser["arn"].String());
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/deployer/pipeline", byRole["arn"].String());
        Assert.Equal("arn:aws:iam::123456789012:role/deployer", byRole["sessionContext"]!["sessionIssuer"]!["arn"].String());
    }

    [Fact]
    public async Task Reading_leaves_no_record()
    {
        await Aws.Ec2Async("DescribeSecurityGroups");

        Assert.DoesNotContain(fixture.Aws.Events.History.OfType<EventPublished>(), e => e.Name.StartsWith("Describe", StringComparison.Ordinal));
    }
}
