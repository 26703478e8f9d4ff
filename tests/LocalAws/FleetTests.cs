using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class FleetTests(LocalAwsFixture fixture)
{
    private Machines Machines => new(fixture.Aws);

    [Fact]
    public async Task An_agent_registers_some_time_after_its_instance_runs_and_until_then_the_list_is_empty()
    {
        var id = await Machines.LaunchAsync(Machines.Debian12);

        Assert.Empty(await Machines.InformationOfAsync(id));
        var registered = await fixture.Aws.SeenAsync<AgentRegistered>(a => a.InstanceId == id);
        var running = await fixture.Aws.SeenAsync<EventPublished>(e => e.Event["detail"]!["instance-id"].String() == id && e.Event["detail"]!["state"].String() == "running");

        Assert.True(registered.Time - running.Time > TimeSpan.FromSeconds(1.9));
        var information = (await Machines.InformationOfAsync(id)).Single();
        Assert.Equal(
            ("Online", "Linux", "Debian GNU/Linux", "12", "EC2Instance"),
            (information["PingStatus"].String(), information["PlatformType"].String(), information["PlatformName"].String(), information["PlatformVersion"].String(), information["ResourceType"].String()));
        Assert.Matches(@"^\d+\.\d+\.\d+\.\d+$", information["IPAddress"].String());
    }

    [Theory]
    [InlineData(Machines.Debian13, "Debian GNU/Linux", "13")]
    [InlineData(Machines.Typo3, "Debian GNU/Linux", "12")]
    [InlineData("ami-0a120000000002023", "Amazon Linux", "2023")]
    [InlineData("ami-0b000000000002404", "Ubuntu", "24.04")]
    public async Task The_platform_is_that_of_the_image(string image, string name, string version)
    {
        var id = await Machines.ManagedAsync(image);

        var information = (await Machines.InformationOfAsync(id)).Single();

        Assert.Equal((name, version), (information["PlatformName"].String(), information["PlatformVersion"].String()));
    }

    [Fact]
    public async Task An_agent_that_never_registers_does_so_after_all_when_somebody_mends_it()
    {
        var id = await Machines.LaunchAsync(Machines.Debian12, ("local:agent", "never"));
        var other = await Machines.ManagedAsync(Machines.Debian12);

        Assert.Equal([other], (await Machines.InformationOfAsync(id, other)).Select(i => i["InstanceId"].String()));
        await Machines.SetAsync(new JsonObject { ["instanceId"] = id, ["registersAfterSeconds"] = 0 });
        await fixture.Aws.SeenAsync<AgentRegistered>(a => a.InstanceId == id);

        Assert.Equal(2, (await Machines.InformationOfAsync(id, other)).Count);
    }

    [Fact]
    public async Task A_setting_makes_an_agent_another_platform_or_one_that_lost_its_connection()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);

        await Machines.SetAsync(new JsonObject { ["instanceId"] = id, ["platformName"] = "Fedora Linux", ["platformVersion"] = "43", ["pingStatus"] = "ConnectionLost" });

        var information = (await Machines.InformationAsync(Machines.Filter("InstanceIds", id), Machines.Filter("PingStatus", "ConnectionLost"))).Single();
        Assert.Equal(("Fedora Linux", "43"), (information["PlatformName"].String(), information["PlatformVersion"].String()));
        Assert.Empty(await Machines.InformationAsync(Machines.Filter("InstanceIds", id), Machines.Filter("PingStatus", "Online")));
    }

    [Fact]
    public async Task A_stopped_instance_is_not_listed_and_comes_back_with_its_start()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.Client.Ec2Async("StopInstances", ("InstanceId.1", id));
        await StateAsync(id, "stopped");

        Assert.Empty(await Machines.InformationOfAsync(id));
        await Machines.Client.Ec2Async("StartInstances", ("InstanceId.1", id));
        var before = fixture.Aws.Events.History.OfType<AgentRegistered>().Count(a => a.InstanceId == id);
        await fixture.Aws.SeenAsync<AgentRegistered>(a => a.InstanceId == id && fixture.Aws.Events.History.OfType<AgentRegistered>().Count(b => b.InstanceId == id) > before);

        Assert.Single(await Machines.InformationOfAsync(id));
    }

    [Fact]
    public async Task The_list_has_pages_and_filters_by_tag_and_is_another_one_in_each_region()
    {
        var mark = Guid.NewGuid().ToString();
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await Machines.ManagedAsync(Machines.Debian12, ("mark", mark)));
        }

        Assert.Equal(6, (await Machines.InformationAsync(Machines.Filter("tag:mark", mark))).Count);
        var request = new JsonObject { ["Filters"] = new JsonArray(Machines.Filter("InstanceIds", [.. ids])), ["MaxResults"] = 5 };
        var first = (await Machines.SsmAsync("DescribeInstanceInformation", request)).JsonBody;
        request["NextToken"] = first["NextToken"].String();
        var second = (await Machines.SsmAsync("DescribeInstanceInformation", request)).JsonBody;
        Assert.Equal((5, 1, null), (first["InstanceInformationList"]!.AsArray().Count, second["InstanceInformationList"]!.AsArray().Count, second["NextToken"].String()));
        var elsewhere = new Machines(fixture.Aws) { Client = new AwsClient(fixture.Aws) { Region = "eu-west-1" } };
        Assert.Empty(await elsewhere.InformationOfAsync([.. ids]));
    }

    [Theory]
    [InlineData("""{"MaxResults":4}""", "ValidationException")]
    [InlineData("""{"MaxResults":51}""", "ValidationException")]
    [InlineData("""{"NextToken":"nonsense"}""", "InvalidNextToken")]
    [InlineData("""{"Filters":[{"Key":"Mood","Values":["good"]}]}""", "InvalidFilterKey")]
    [InlineData("""{"Filters":[{"Key":"tag:a","Values":["b"]},{"Key":"PingStatus","Values":["Online"]}]}""", "InvalidInstanceInformationFilterValue")]
    public async Task What_AWS_refuses_is_refused(string request, string code)
    {
        await Machines.ManagedAsync(Machines.Debian12);

        Assert.Equal(code, (await Machines.SsmAsync("DescribeInstanceInformation", JsonNode.Parse(request)!.AsObject())).ErrorCode);
    }

    [Fact]
    public async Task A_wrong_setting_is_refused_with_a_sentence()
    {
        using var http = new HttpClient();
        using var content = new StringContent("""{"registersAfterSeconds":"soon"}""");

        using var answer = await http.PostAsync(new Uri(fixture.Aws.Endpoint, "/_local/agents"), content, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("registersAfterSeconds is a number of seconds", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task StateAsync(string id, string state) => await fixture.Aws.SeenAsync<EventPublished>(e => e.Event["detail"]!["instance-id"].String() == id && e.Event["detail"]!["state"].String() == state);
}
