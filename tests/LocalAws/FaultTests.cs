using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class FaultTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => fixture.Client;

    [Theory]
    [InlineData("ec2", "DescribeVpcs", "throttle", 503, "RequestLimitExceeded")]
    [InlineData("ec2", "DescribeVpcs", "denied", 403, "UnauthorizedOperation")]
    [InlineData("ec2", "DescribeVpcs", "http500", 500, "InternalError")]
    [InlineData("sns", "ListTopics", "throttle", 400, "Throttling")]
    [InlineData("sns", "ListTopics", "denied", 403, "AuthorizationError")]
    [InlineData("sts", "GetCallerIdentity", "denied", 403, "AccessDenied")]
    public async Task A_fault_is_worded_by_its_service_and_then_over(string service, string action, string kind, int status, string code)
    {
        fixture.Aws.Faults.Add(FaultJson.Read(new JsonObject { ["service"] = service, ["action"] = action, ["kind"] = kind, ["times"] = 2 }));

        var answers = new[] { await Aws.QueryAsync(service, action), await Aws.QueryAsync(service, action), await Aws.QueryAsync(service, action) };

        Assert.Equal([(status, code), (status, code), (200, "")], answers.Select(a => (a.Status, a.Status == 200 ? "" : a.ErrorCode!)));
        Assert.Empty(fixture.Aws.Faults.Pending);
    }

    [Fact]
    public async Task A_json_service_is_throttled_in_json()
    {
        fixture.Aws.Faults.Add(new Fault("ssm", "*", FaultKind.Throttle));

        var answer = await Aws.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []);

        Assert.Equal((400, "ThrottlingException"), (answer.Status, answer.JsonBody["__type"].String()));
    }

    [Fact]
    public async Task A_fault_for_functions_does_not_meet_people()
    {
        fixture.Aws.Faults.Add(new Fault("ec2", "DescribeVpcs", FaultKind.Denied) { Caller = "function" });

        Assert.Equal(200, (await Aws.Ec2Async("DescribeVpcs")).Status);

        Assert.Single(fixture.Aws.Faults.Pending);
        fixture.Aws.Faults.Clear();
    }

    [Fact]
    public async Task A_reset_cuts_the_connection_before_and_a_lost_answer_after_the_call()
    {
        var name = "cut-" + Guid.NewGuid().ToString("N");
        fixture.Aws.Faults.Add(new Fault("ec2", "CreateSecurityGroup", FaultKind.Reset), new Fault("ec2", "CreateSecurityGroup", FaultKind.LostAnswer));

        await Assert.ThrowsAsync<HttpRequestException>(() => Aws.CreateGroupAsync(name));
        Assert.Empty((await Aws.Ec2Async("DescribeSecurityGroups", ("Filter.1.Name", "group-name"), ("Filter.1.Value.1", name))).Xml.Items("securityGroupInfo"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Aws.CreateGroupAsync(name));
        Assert.Single((await Aws.Ec2Async("DescribeSecurityGroups", ("Filter.1.Name", "group-name"), ("Filter.1.Value.1", name))).Xml.Items("securityGroupInfo"));
    }

    [Fact]
    public async Task A_delay_only_takes_time()
    {
        fixture.Aws.Faults.Add(new Fault("ec2", "DescribeVpcs", FaultKind.Delay) { Delay = TimeSpan.FromMilliseconds(300) });
        var clock = Stopwatch.StartNew();

        var answer = await Aws.Ec2Async("DescribeVpcs");

        Assert.Equal(200, answer.Status);
        Assert.True(clock.ElapsedMilliseconds >= 290);
    }

    [Fact]
    public async Task Scripts_set_faults_over_http_and_are_told_what_is_wrong()
    {
        using var http = new HttpClient { BaseAddress = fixture.Aws.Endpoint };
        async Task<(int Status, string Text)> PostAsync(string json)
        {
            using var answer = await http.PostAsync(new Uri("/_local/faults", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var added = await PostAsync("""[{"service":"ec2","action":"DescribeVpcs","kind":"error","code":"Strange","status":418,"message":"odd"}]""");
        var answer = await Aws.Ec2Async("DescribeVpcs");
        var wrongKind = await PostAsync("""{"service":"ec2","kind":"explode"}""");
        var wrongTimes = await PostAsync("""{"kind":"denied","times":-1}""");
        var noJson = await PostAsync("no");

        Assert.Equal(200, added.Status);
        Assert.Equal((418, "Strange"), (answer.Status, answer.ErrorCode));
        Assert.Equal((400, true), (wrongKind.Status, wrongKind.Text.Contains("'explode'", StringComparison.Ordinal)));
        Assert.Equal((400, true), (wrongTimes.Status, wrongTimes.Text.Contains("'times'", StringComparison.Ordinal)));
        Assert.Equal(400, noJson.Status);
    }

    [Fact]
    public async Task A_denied_change_leaves_a_record_like_any_other_failure()
    {
        var group = await Aws.CreateGroupAsync();
        fixture.Aws.Faults.Add(new Fault("ec2", "AuthorizeSecurityGroupIngress", FaultKind.Denied));

        await Aws.OpenAsync(group);

        var record = await fixture.Aws.SeenAsync<EventPublished>(
            e => e.Name == "AuthorizeSecurityGroupIngress" && e.Event["detail"]!["requestParameters"]!["groupId"].String() == group);
        Assert.Equal("Client.UnauthorizedOperation", record.Event["detail"]!["errorCode"].String());
    }
}
