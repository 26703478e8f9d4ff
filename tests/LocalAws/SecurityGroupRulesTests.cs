using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class SecurityGroupRulesTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => fixture.Client;

    [Theory]
    [InlineData("1.2.3.4/0", "0.0.0.0/0")]
    [InlineData("100.68.0.18/18", "100.68.0.0/18")]
    [InlineData("203.0.113.7/32", "203.0.113.7/32")]
    public async Task An_IPv4_range_is_stored_as_its_network(string typed, string stored)
    {
        var group = await Aws.CreateGroupAsync();

        var answer = await Aws.OpenAsync(group, typed);

        Assert.Equal(stored, answer.Xml.Items("securityGroupRuleSet").Single().Text("cidrIpv4"));
        Assert.Equal(stored, (await Aws.RulesAsync(group)).Single().Text("cidrIpv4"));
    }

    [Fact]
    public async Task An_IPv6_range_is_stored_as_its_network()
    {
        var group = await Aws.CreateGroupAsync();

        await Aws.Ec2Async("AuthorizeSecurityGroupIngress", ("GroupId", group), ("IpPermissions.1.IpProtocol", "-1"), ("IpPermissions.1.Ipv6Ranges.1.CidrIpv6", "2001:DB8:0::1/0"));

        Assert.Equal("::/0", (await Aws.RulesAsync(group)).Single().Text("cidrIpv6"));
    }

    [Fact]
    public async Task The_answer_names_every_new_rule()
    {
        var group = await Aws.CreateGroupAsync();

        var answer = await Aws.Ec2Async(
            "AuthorizeSecurityGroupIngress",
            ("GroupId", group),
            ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"),
            ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0"), ("IpPermissions.1.Ipv6Ranges.1.CidrIpv6", "::/0"),
            ("IpPermissions.2.IpProtocol", "udp"), ("IpPermissions.2.FromPort", "53"), ("IpPermissions.2.ToPort", "53"),
            ("IpPermissions.2.Groups.1.GroupId", group), ("IpPermissions.2.Groups.1.Description", "among us"),
            ("TagSpecification.1.ResourceType", "security-group-rule"), ("TagSpecification.1.Tag.1.Key", "team"), ("TagSpecification.1.Tag.1.Value", "web"));

        var rules = answer.Xml.Items("securityGroupRuleSet").ToList();
        Assert.Equal(["0.0.0.0/0", "::/0", group], rules.Select(r => r.Text("cidrIpv4") ?? r.Text("cidrIpv6") ?? r.Element("referencedGroupInfo")!.Text("groupId")));
        Assert.All(rules, r => Assert.Equal("web", r.Items("tagSet").Single().Text("value")));
        Assert.All(rules, r => Assert.EndsWith(r.Text("securityGroupRuleId")!, r.Text("securityGroupRuleArn"), StringComparison.Ordinal));
        Assert.Equal("among us", (await Aws.RulesAsync(group)).Single(r => r.Element("referencedGroupInfo") is not null).Text("description"));
    }

    [Fact]
    public async Task A_request_with_one_bad_rule_adds_none()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.OpenAsync(group, "10.0.0.0/8");

        var answer = await Aws.Ec2Async(
            "AuthorizeSecurityGroupIngress",
            ("GroupId", group),
            ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"),
            ("IpPermissions.1.IpRanges.1.CidrIp", "11.0.0.0/8"), ("IpPermissions.1.IpRanges.2.CidrIp", "10.1.2.3/8"));

        Assert.Equal("InvalidPermission.Duplicate", answer.ErrorCode);
        Assert.Single(await Aws.RulesAsync(group));
    }

    [Theory]
    [InlineData("50", "50")]
    [InlineData("58", "icmpv6")]
    [InlineData("6", null)]
    [InlineData("tcp", null)]
    [InlineData("nonsense", null)]
    public async Task A_protocol_without_ports_is_stored_or_refused_but_never_a_server_error(string protocol, string? stored)
    {
        var group = await Aws.CreateGroupAsync();

        var answer = await Aws.Ec2Async(
            "AuthorizeSecurityGroupIngress", ("GroupId", group), ("IpPermissions.1.IpProtocol", protocol), ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0"));

        Assert.Equal(stored is null ? "InvalidParameterValue" : null, answer.Status == 200 ? null : answer.ErrorCode);
        Assert.Equal(stored, (await Aws.RulesAsync(group)).SingleOrDefault()?.Text("ipProtocol"));
    }

    [Theory]
    [InlineData("CidrIpv6", "Ipv6Ranges.1.CidrIpv6", "2001:db8::/32", "::/0", "cidrIpv6")]
    [InlineData("PrefixListId", "PrefixListIds.1.PrefixListId", "pl-11111111", "pl-22222222", "prefixListId")]
    [InlineData("CidrIpv4", "IpRanges.1.CidrIp", "10.0.0.0/8", "9.9.9.9/0", "cidrIpv4")]
    public async Task A_changed_source_is_really_changed_under_the_same_id(string member, string parameter, string before, string after, string field)
    {
        var group = await Aws.CreateGroupAsync();
        var opened = await Aws.Ec2Async(
            "AuthorizeSecurityGroupIngress",
            ("GroupId", group), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"), ("IpPermissions.1." + parameter, before),
            ("TagSpecification.1.ResourceType", "security-group-rule"), ("TagSpecification.1.Tag.1.Key", "k"), ("TagSpecification.1.Tag.1.Value", "v"));
        var id = opened.Xml.Items("securityGroupRuleSet").Single().Text("securityGroupRuleId")!;

        var answer = await Aws.Ec2Async(
            "ModifySecurityGroupRules",
            ("GroupId", group), ("SecurityGroupRule.1.SecurityGroupRuleId", id), ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "-1"), ("SecurityGroupRule.1.SecurityGroupRule." + member, after));

        Assert.Equal("true", answer.Xml.Text("return"));
        var rule = (await Aws.RulesAsync(group)).Single();
        Assert.Equal(id, rule.Text("securityGroupRuleId"));
        Assert.Equal("-1", rule.Text("ipProtocol"));
        Assert.Equal(after == "9.9.9.9/0" ? "0.0.0.0/0" : after, rule.Text(field));
        Assert.Equal("v", rule.Items("tagSet").Single().Text("value"));
        var revoked = await Aws.Ec2Async("RevokeSecurityGroupIngress", ("GroupId", group), ("SecurityGroupRuleId.1", id));
        Assert.Equal(id, revoked.Xml.Items("revokedSecurityGroupRuleSet").Single().Text("securityGroupRuleId"));
        Assert.Empty(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task A_change_that_makes_a_duplicate_changes_nothing()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.OpenAsync(group, "10.0.0.0/8");
        var second = (await Aws.OpenAsync(group, "11.0.0.0/8")).Xml.Items("securityGroupRuleSet").Single().Text("securityGroupRuleId")!;

        var answer = await Aws.Ec2Async(
            "ModifySecurityGroupRules",
            ("GroupId", group), ("SecurityGroupRule.1.SecurityGroupRuleId", second),
            ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "tcp"), ("SecurityGroupRule.1.SecurityGroupRule.FromPort", "22"),
            ("SecurityGroupRule.1.SecurityGroupRule.ToPort", "22"), ("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", "10.0.0.0/8"));

        Assert.Equal("InvalidPermission.Duplicate", answer.ErrorCode);
        Assert.Equal("11.0.0.0/8", (await Aws.RulesAsync(group)).Single(r => r.Text("securityGroupRuleId") == second).Text("cidrIpv4"));
    }

    [Fact]
    public async Task Revoking_an_id_that_is_gone_revokes_nothing_and_says_so()
    {
        var group = await Aws.CreateGroupAsync();
        var id = (await Aws.OpenAsync(group)).Xml.Items("securityGroupRuleSet").Single().Text("securityGroupRuleId")!;

        var answer = await Aws.Ec2Async("RevokeSecurityGroupIngress", ("GroupId", group), ("SecurityGroupRuleId.1", id), ("SecurityGroupRuleId.2", "sgr-0123456789abcdef0"));

        Assert.Equal("InvalidSecurityGroupRuleId.NotFound", answer.ErrorCode);
        Assert.Single(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task Revoking_a_permission_that_is_gone_is_an_error_only_outside_the_default_VPC()
    {
        var here = await Aws.CreateGroupAsync();
        var elsewhere = await Aws.CreateGroupAsync(vpcId: await Aws.CreateVpcAsync());
        (string, string)[] permission = [("IpProtocol", "tcp"), ("FromPort", "22"), ("ToPort", "22"), ("CidrIp", "0.0.0.0/0")];

        var inDefaultVpc = await Aws.Ec2Async("RevokeSecurityGroupIngress", [("GroupId", here), .. permission]);
        var inOther = await Aws.Ec2Async("RevokeSecurityGroupIngress", [("GroupId", elsewhere), .. permission]);

        Assert.Equal("0.0.0.0/0", inDefaultVpc.Xml.Items("unknownIpPermissionSet").Single().Items("ipRanges").Single().Text("cidrIp"));
        Assert.Equal("InvalidPermission.NotFound", inOther.ErrorCode);
    }

    [Fact]
    public async Task Revoking_by_permission_understands_what_was_typed_differently()
    {
        var group = await Aws.CreateGroupAsync();
        await Aws.OpenAsync(group);

        var answer = await Aws.Ec2Async("RevokeSecurityGroupIngress", ("GroupId", group), ("IpProtocol", "6"), ("FromPort", "22"), ("ToPort", "22"), ("CidrIp", "8.8.8.8/0"));

        Assert.Equal(200, answer.Status);
        Assert.Empty(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var group = await Aws.CreateGroupAsync();

        var answer = await Aws.Ec2Async(
            "AuthorizeSecurityGroupIngress", ("GroupId", group), ("DryRun", "true"), ("IpProtocol", "tcp"), ("FromPort", "22"), ("ToPort", "22"), ("CidrIp", "0.0.0.0/0"));

        Assert.Equal((412, "DryRunOperation"), (answer.Status, answer.ErrorCode));
        Assert.Empty(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task Groups_are_found_by_IPv6_range_and_rules_come_in_pages()
    {
        var group = await Aws.CreateGroupAsync();
        for (var port = 1; port <= 7; port++)
        {
            await Aws.OpenAsync(group, "2.2.2.2/32", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await Aws.Ec2Async("AuthorizeSecurityGroupIngress", ("GroupId", group), ("IpPermissions.1.IpProtocol", "-1"), ("IpPermissions.1.Ipv6Ranges.1.CidrIpv6", "2001:db8:77::/48"));

        var found = await Aws.Ec2Async("DescribeSecurityGroups", ("Filter.1.Name", "ip-permission.ipv6-cidr"), ("Filter.1.Value.1", "2001:db8:77::/48"));
        Assert.Equal(group, found.Xml.Items("securityGroupInfo").Single().Text("groupId"));
        (string, string)[] page = [("Filter.1.Name", "group-id"), ("Filter.1.Value.1", group), ("MaxResults", "5")];
        var first = await Aws.Ec2Async("DescribeSecurityGroupRules", page);
        var second = await Aws.Ec2Async("DescribeSecurityGroupRules", [.. page, ("NextToken", first.Xml.Text("nextToken")!)]);
        Assert.Equal(5, first.Xml.Items("securityGroupRuleSet").Count());
        Assert.Equal(4, second.Xml.Items("securityGroupRuleSet").Count());
        Assert.Null(second.Xml.Text("nextToken"));
        Assert.Equal("InvalidParameterValue", (await Aws.Ec2Async("DescribeSecurityGroupRules", ("Filter.1.Name", "is-egress"), ("Filter.1.Value.1", "false"))).ErrorCode);
    }

    [Fact]
    public async Task A_prefix_list_keeps_its_name_when_its_entries_change()
    {
        var list = (await Aws.Ec2Async("CreateManagedPrefixList", ("PrefixListName", "office"), ("MaxEntries", "5"), ("AddressFamily", "IPv4"))).Xml.Descendants("prefixListId").First().Value;

        await Aws.Ec2Async("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/0"));

        var after = (await Aws.Ec2Async("DescribeManagedPrefixLists", ("PrefixListId.1", list))).Xml.Items("prefixListSet").Single();
        Assert.Equal("office", after.Text("prefixListName"));
    }
}
