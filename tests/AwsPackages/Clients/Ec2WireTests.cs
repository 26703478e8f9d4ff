using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class Ec2WireTests
{
    private const string NoVpcs =
        """<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId><vpcSet/></DescribeVpcsResponse>""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_authorized_with_exactly_these_form_fields()
    {
        var answers = new CannedAnswers().ThenOk(
            "<AuthorizeSecurityGroupIngressResponse><requestId>r-1</requestId><return>true</return></AuthorizeSecurityGroupIngressResponse>");
        using var ec2 = TestClients.Ec2(answers);

        var response = await ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest
            {
                GroupId = "sg-1",
                IpPermissions =
                [
                    new IpPermission
                    {
                        IpProtocol = "tcp", FromPort = 80, ToPort = 80,
                        Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0", Description = "web & more = open" }],
                        Ipv6Ranges = [new Ipv6Range { CidrIpv6 = "::/0" }],
                    },
                    new IpPermission { IpProtocol = "-1", PrefixListIds = [new PrefixListId { Id = "pl-1" }] },
                ],
                TagSpecifications = [new TagSpecification { ResourceType = ResourceType.SecurityGroupRule, Tags = [new Tag("team", "a b")] }],
            },
            Cancellation);

        Assert.True(response.Return);
        var sent = Assert.Single(answers.Sent);
        Assert.Equal("POST", sent.Method);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", sent.Headers["Content-Type"]);
        Assert.Equal(
            """
            Action=AuthorizeSecurityGroupIngress
            GroupId=sg-1
            IpPermissions.1.FromPort=80
            IpPermissions.1.IpProtocol=tcp
            IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0%2F0
            IpPermissions.1.IpRanges.1.Description=web%20%26%20more%20%3D%20open
            IpPermissions.1.Ipv6Ranges.1.CidrIpv6=%3A%3A%2F0
            IpPermissions.1.ToPort=80
            IpPermissions.2.IpProtocol=-1
            IpPermissions.2.PrefixListIds.1.PrefixListId=pl-1
            TagSpecification.1.ResourceType=security-group-rule
            TagSpecification.1.Tag.1.Key=team
            TagSpecification.1.Tag.1.Value=a%20b
            Version=2016-11-15
            """.Split('\n'),
            sent.Body.Split('&').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lists_that_are_empty_or_not_set_send_nothing()
    {
        var answers = new CannedAnswers().ThenOk(NoVpcs);
        using var ec2 = TestClients.Ec2(answers);

        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [], Filters = null }, Cancellation);

        Assert.Equal(["Action", "Version"], Assert.Single(answers.Sent).Form.Keys.Order());
    }

    [Fact]
    public async Task A_list_that_EC2_answers_empty_is_null_and_the_request_id_is_kept()
    {
        using var ec2 = TestClients.Ec2(new CannedAnswers().ThenOk(NoVpcs));

        var response = await ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Cancellation);

        Assert.Null(response.Vpcs);
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Rules_are_read_page_by_page()
    {
        var answers = new CannedAnswers()
            .ThenOk(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <DescribeSecurityGroupRulesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
                  <requestId>r-1</requestId>
                  <nextToken>page-2</nextToken>
                  <securityGroupRuleSet>
                    <item>
                      <securityGroupRuleId>sgr-1</securityGroupRuleId>
                      <groupId>sg-1</groupId>
                      <isEgress>false</isEgress>
                      <ipProtocol>tcp</ipProtocol>
                      <fromPort>22</fromPort>
                      <toPort>22</toPort>
                      <cidrIpv4>0.0.0.0/0</cidrIpv4>
                      <description/>
                      <memberOfTomorrow><groupId>not mine</groupId></memberOfTomorrow>
                      <tagSet><item><key>a</key><value>1</value></item><item><key>b</key><value/></item></tagSet>
                    </item>
                  </securityGroupRuleSet>
                </DescribeSecurityGroupRulesResponse>
                """)
            .ThenOk(
                """
                <DescribeSecurityGroupRulesResponse><securityGroupRuleSet><item>
                  <securityGroupRuleId>sgr-2</securityGroupRuleId><isEgress>true</isEgress><ipProtocol>-1</ipProtocol>
                  <referencedGroupInfo><groupId>sg-2</groupId><userId>111122223333</userId></referencedGroupInfo><groupId>sg-1</groupId>
                </item></securityGroupRuleSet></DescribeSecurityGroupRulesResponse>
                """);
        using var ec2 = TestClients.Ec2(answers);

        var first = await ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { MaxResults = 5 }, Cancellation);
        var second = await ec2.DescribeSecurityGroupRulesAsync(
            new DescribeSecurityGroupRulesRequest { MaxResults = 5, NextToken = first.NextToken }, Cancellation);

        var ssh = Assert.Single(first.SecurityGroupRules);
        Assert.Equal(("sgr-1", "sg-1", false, "tcp", 22, 22), (ssh.SecurityGroupRuleId, ssh.GroupId, ssh.IsEgress, ssh.IpProtocol, ssh.FromPort, ssh.ToPort));
        Assert.Equal(("0.0.0.0/0", ""), (ssh.CidrIpv4, ssh.Description));
        Assert.Equal([("a", "1"), ("b", "")], ssh.Tags.Select(tag => (tag.Key, tag.Value)));
        Assert.Null(ssh.ReferencedGroupInfo);

        var any = Assert.Single(second.SecurityGroupRules);
        Assert.Equal(("sgr-2", "sg-1", true, "-1"), (any.SecurityGroupRuleId, any.GroupId, any.IsEgress, any.IpProtocol));
        Assert.Equal(("sg-2", "111122223333"), (any.ReferencedGroupInfo.GroupId, any.ReferencedGroupInfo.UserId));
        Assert.Null(any.FromPort);
        Assert.Null(any.ToPort);
        Assert.Null(any.Tags);
        Assert.Null(second.NextToken);
        Assert.Equal("page-2", answers.Sent[1].Form["NextToken"]);
        Assert.Equal("5", answers.Sent[1].Form["MaxResults"]);
    }

    [Fact]
    public async Task An_error_carries_code_message_request_id_and_status()
    {
        using var ec2 = TestClients.Ec2(new CannedAnswers().Then(
            HttpStatusCode.BadRequest,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Errors><Error><Code>InvalidGroup.NotFound</Code><Message>The security group 'sg-1' does not exist</Message></Error></Errors><RequestID>r-9</RequestID></Response>
            """));

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = ["sg-1"] }, Cancellation));

        Assert.Equal("InvalidGroup.NotFound", error.ErrorCode);
        Assert.Equal("The security group 'sg-1' does not exist", error.Message);
        Assert.Equal("r-9", error.RequestId);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Theory]
    [InlineData("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.BadRequest)]
    [InlineData("EC2ThrottledException", HttpStatusCode.BadRequest)]
    public async Task A_throttled_call_is_made_again(string code, HttpStatusCode status)
    {
        var answers = new CannedAnswers()
            .Then(status, $"<Response><Errors><Error><Code>{code}</Code><Message>Slow down</Message></Error></Errors><RequestID>r-1</RequestID></Response>")
            .ThenOk(NoVpcs);
        using var ec2 = TestClients.Ec2(answers);

        var response = await ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Cancellation);

        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
        Assert.Equal(2, answers.Sent.Count);
    }

    [Fact]
    public async Task An_error_that_will_not_go_away_is_not_tried_again()
    {
        var answers = new CannedAnswers().Then(
            HttpStatusCode.Forbidden,
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>No</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
        using var ec2 = TestClients.Ec2(answers);

        await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Cancellation));

        Assert.Single(answers.Sent);
    }

    [Theory]
    [InlineData("<ListAllMyBucketsResult><Owner><ID>x</ID></Owner></ListAllMyBucketsResult>", "ListAllMyBucketsResult")]
    [InlineData("<html><body>Please log in</body></html>", "html")]
    [InlineData("<!doctype html><html><body>Please log in<br></body></html>", "")]
    [InlineData("{}", "")]
    [InlineData("", "")]
    public async Task A_success_that_EC2_did_not_write_is_an_error(string body, string named)
    {
        var answers = new CannedAnswers().ThenOk(body);
        using var ec2 = TestClients.Ec2(answers);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Cancellation));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Single(answers.Sent);
    }

    [Fact]
    public async Task An_error_page_of_something_else_keeps_its_status()
    {
        using var ec2 = new AmazonEC2Client(TestClients.Credentials, new AmazonEC2Config
        {
            RegionEndpoint = Amazon.RegionEndpoint.EUCentral1,
            MaxErrorRetry = 0,
            HttpClientFactory = new CannedAnswers().Then(HttpStatusCode.InternalServerError, "<!doctype html><html><body>Internal Server Error"),
        });

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Cancellation));

        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        using var ec2 = TestClients.Ec2(new CannedAnswers().ThenOk(NoVpcs));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), new CancellationToken(canceled: true)));
    }
}
