using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>The clients against an implementation of the services that nobody here has written.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoContractTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_of_every_kind_of_source_are_authorized_and_described()
    {
        using var ec2 = moto.Ec2();
        var group = await NewGroup();
        var prefixList = await moto.Call(
            "ec2", "CreateManagedPrefixList", "prefixListId",
            ("PrefixListName", group), ("AddressFamily", "IPv4"), ("MaxEntries", "5"), ("Entry.1.Cidr", "203.0.113.0/24"), ("Entry.1.Description", "office"));

        await Authorize(ec2, group, new IpPermission
        {
            IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0", Description = "opened by hand & left" }],
        });
        await Authorize(ec2, group, new IpPermission
        {
            IpProtocol = "udp", FromPort = 1000, ToPort = 2000, Ipv6Ranges = [new Ipv6Range { CidrIpv6 = "::/0" }],
        });
        await Authorize(ec2, group, new IpPermission { IpProtocol = "-1", PrefixListIds = [new PrefixListId { Id = prefixList }] });

        var rules = await IngressRules(ec2, group);
        Assert.All(rules, rule => Assert.StartsWith("sgr-", rule.SecurityGroupRuleId, StringComparison.Ordinal));
        Assert.All(rules, rule => Assert.Equal(group, rule.GroupId));
        var v4 = Assert.Single(rules, rule => rule.CidrIpv4 is not null);
        Assert.Equal(("tcp", 22, 22, "0.0.0.0/0", "opened by hand & left"), (v4.IpProtocol, v4.FromPort, v4.ToPort, v4.CidrIpv4, v4.Description));
        var v6 = Assert.Single(rules, rule => rule.CidrIpv6 is not null);
        Assert.Equal(("udp", 1000, 2000, "::/0"), (v6.IpProtocol, v6.FromPort, v6.ToPort, v6.CidrIpv6));
        var listed = Assert.Single(rules, rule => rule.PrefixListId is not null);
        Assert.Equal(("-1", prefixList), (listed.IpProtocol, listed.PrefixListId));

        var entries = await ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = prefixList }, Cancellation);
        Assert.Equal(("203.0.113.0/24", "office"), entries.Entries.Select(entry => (entry.Cidr, entry.Description)).Single());
    }

    [Fact]
    public async Task A_new_rule_is_answered_with_its_id_and_keeps_its_tags()
    {
        using var ec2 = moto.Ec2();
        var group = await NewGroup();

        var authorized = await ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest
            {
                GroupId = group,
                IpPermissions = [Port(80)],
                TagSpecifications = [new TagSpecification { ResourceType = ResourceType.SecurityGroupRule, Tags = [new Tag("why", "web site")] }],
            },
            Cancellation);

        Assert.True(authorized.Return);
        var id = Assert.Single(authorized.SecurityGroupRules).SecurityGroupRuleId;
        var byId = await ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { SecurityGroupRuleIds = [id] }, Cancellation);
        var tag = Assert.Single(Assert.Single(byId.SecurityGroupRules).Tags);
        Assert.Equal(("why", "web site"), (tag.Key, tag.Value));
    }

    [Fact]
    public async Task Only_the_revoked_rule_is_gone()
    {
        using var ec2 = moto.Ec2();
        var group = await NewGroup();
        await Authorize(ec2, group, Port(22));
        await Authorize(ec2, group, Port(443));
        var ssh = (await IngressRules(ec2, group)).Single(rule => rule.FromPort == 22);

        var revoked = await ec2.RevokeSecurityGroupIngressAsync(
            new RevokeSecurityGroupIngressRequest { GroupId = group, SecurityGroupRuleIds = [ssh.SecurityGroupRuleId] }, Cancellation);

        Assert.True(revoked.Return);
        Assert.Null(revoked.UnknownIpPermissions);
        Assert.Equal([443], (await IngressRules(ec2, group)).Select(rule => rule.FromPort));
    }

    [Fact]
    public async Task A_group_is_described_with_its_permissions_and_tags()
    {
        using var ec2 = moto.Ec2();
        var group = await NewGroup();
        await Authorize(ec2, group, Port(8080));
        await moto.Call("ec2", "CreateTags", "requestId", ("ResourceId.1", group), ("Tag.1.Key", "remediation:allow"), ("Tag.1.Value", "8080"));

        var described = await ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new Filter("group-id", [group])] }, Cancellation);

        var found = Assert.Single(described.SecurityGroups);
        Assert.Equal((group, "made by a test"), (found.GroupId, found.Description));
        var permission = Assert.Single(found.IpPermissions);
        Assert.Equal(("tcp", 8080, 8080, "0.0.0.0/0"), (permission.IpProtocol, permission.FromPort, permission.ToPort, permission.Ipv4Ranges.Single().CidrIp));
        Assert.Equal(("remediation:allow", "8080"), found.Tags.Select(tag => (tag.Key, tag.Value)).Single());
        Assert.NotEmpty((await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest(), Cancellation)).SecurityGroups);
    }

    [Fact]
    public async Task The_default_VPC_is_described()
    {
        using var ec2 = moto.Ec2();

        var described = await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new Filter("is-default", ["true"])] }, Cancellation);

        var vpc = Assert.Single(described.Vpcs);
        Assert.True(vpc.IsDefault);
        Assert.Equal("172.31.0.0/16", vpc.CidrBlock);
        Assert.StartsWith("vpc-", vpc.VpcId, StringComparison.Ordinal);
        Assert.NotEmpty(described.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task What_does_not_exist_is_told_by_code_and_request_id()
    {
        using var ec2 = moto.Ec2();
        var group = await NewGroup();

        var noGroup = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { GroupIds = ["sg-00000000000000000"] }, Cancellation));
        var noRule = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeSecurityGroupRulesAsync(
            new DescribeSecurityGroupRulesRequest { SecurityGroupRuleIds = ["sgr-00000000000000000"] }, Cancellation));
        var notRevoked = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.RevokeSecurityGroupIngressAsync(
            new RevokeSecurityGroupIngressRequest { GroupId = group, SecurityGroupRuleIds = ["sgr-00000000000000000"] }, Cancellation));

        Assert.Equal("InvalidGroup.NotFound", noGroup.ErrorCode);
        Assert.Equal("InvalidSecurityGroupRuleId.NotFound", noRule.ErrorCode);
        Assert.Equal("InvalidPermission.NotFound", notRevoked.ErrorCode);
        Assert.All(new[] { noGroup, noRule, notRevoked }, error =>
        {
            Assert.NotEmpty(error.RequestId);
            Assert.NotEmpty(error.Message);
            Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        });
    }

    [Fact]
    public async Task A_notice_reaches_the_queue_that_is_subscribed_to_the_topic()
    {
        using var sns = moto.Sns();
        var name = $"notices-{Guid.NewGuid():N}";
        var topic = await moto.Call("sns", "CreateTopic", "TopicArn", ("Name", name));
        var queueUrl = await moto.Call("sqs", "CreateQueue", "QueueUrl", ("QueueName", name));
        await moto.Call(
            "sns", "Subscribe", "SubscriptionArn",
            ("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", $"arn:aws:sqs:eu-central-1:123456789012:{name}"),
            ("Attributes.entry.1.key", "FilterPolicy"), ("Attributes.entry.1.value", """{"kind":["closed"]}"""),
            ("Attributes.entry.2.key", "RawMessageDelivery"), ("Attributes.entry.2.value", "true"));

        var published = await sns.PublishAsync(
            new PublishRequest(topic, """{"default":"for mail","sqs":"tcp 22 = closed & öd"}""", "Closed")
            {
                MessageStructure = "json",
                MessageAttributes = new() { ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "closed" } },
            },
            Cancellation);

        Assert.NotEmpty(published.MessageId);
        Assert.NotEmpty(published.ResponseMetadata.RequestId);
        Assert.Equal("tcp 22 = closed & öd", await moto.Call("sqs", "ReceiveMessage", "Body", ("QueueUrl", queueUrl)));
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_told_by_code_and_request_id()
    {
        using var sns = moto.Sns();

        var error = await Assert.ThrowsAsync<AmazonSimpleNotificationServiceException>(
            () => sns.PublishAsync(new PublishRequest("arn:aws:sns:eu-central-1:123456789012:gone", "text"), Cancellation));

        Assert.Equal("NotFound", error.ErrorCode);
        Assert.NotEmpty(error.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    private Task<string> NewGroup() => moto.Call(
        "ec2", "CreateSecurityGroup", "groupId", ("GroupName", $"test-{Guid.NewGuid():N}"), ("GroupDescription", "made by a test"));

    private static IpPermission Port(int port) => new()
    {
        IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }],
    };

    private static async Task Authorize(AmazonEC2Client ec2, string group, IpPermission permission) =>
        await ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [permission] }, Cancellation);

    private static async Task<List<SecurityGroupRule>> IngressRules(AmazonEC2Client ec2, string group)
    {
        var described = await ec2.DescribeSecurityGroupRulesAsync(
            new DescribeSecurityGroupRulesRequest { Filters = [new Filter("group-id", [group])] }, Cancellation);
        return described.SecurityGroupRules.Where(rule => rule.IsEgress == false).ToList();
    }
}
