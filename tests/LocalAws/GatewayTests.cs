using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class GatewayTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => fixture.Client;

    [Fact]
    public async Task An_unsigned_call_is_refused_and_never_answered_with_buckets()
    {
        var form = await Aws.SendAsync(null, new HttpRequestMessage(HttpMethod.Post, fixture.Aws.Endpoint) { Content = new FormUrlEncodedContent([new("Action", "DescribeVpcs")]) });
        var json = await Aws.SendAsync(null, new HttpRequestMessage(HttpMethod.Post, fixture.Aws.Endpoint) { Headers = { { "X-Amz-Target", "AmazonSSM.GetParameter" } }, Content = new StringContent("{}") });
        var page = await Aws.SendAsync(null, new HttpRequestMessage(HttpMethod.Get, fixture.Aws.Endpoint));

        Assert.All([form, json, page], answer => Assert.Equal((403, "MissingAuthenticationToken"), (answer.Status, answer.ErrorCode)));
        Assert.Contains("AWS_ACCESS_KEY_ID", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ListAllMyBuckets", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ec2", "NoSuchThing", 400, "InvalidAction")]
    [InlineData("ec2", "DescribeStaleSecurityGroups", 400, "InvalidAction")]
    [InlineData("sns", "NoSuchThing", 400, "InvalidAction")]
    [InlineData("sts", "NoSuchThing", 400, "InvalidAction")]
    [InlineData("iam", "NoSuchThing", 400, "InvalidAction")]
    [InlineData("cloudformation", "NoSuchThing", 400, "InvalidAction")]
    public async Task An_unknown_query_action_is_an_error_of_the_service_not_a_web_page(string service, string action, int status, string code)
    {
        var answer = await Aws.QueryAsync(service, action);

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
        Assert.DoesNotContain("<!doctype", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(service == "ec2" ? "Response" : "ErrorResponse", answer.Xml.Name.LocalName);
    }

    [Theory]
    [InlineData("ssm", "AmazonSSM.NoSuchThing", "application/x-amz-json-1.1")]
    [InlineData("ssm", "AmazonSSM.GetInventory", "application/x-amz-json-1.1")]
    [InlineData("events", "AWSEvents.NoSuchThing", "application/x-amz-json-1.1")]
    [InlineData("sqs", "AmazonSQS.NoSuchThing", "application/x-amz-json-1.0")]
    public async Task An_unknown_json_action_is_an_error_of_the_service_not_a_web_page(string service, string target, string contentType)
    {
        var answer = await Aws.JsonAsync(service, target, [], contentType);

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, answer.ErrorCode));
        Assert.StartsWith(contentType, answer.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_inside_moto_is_an_internal_error_that_names_it()
    {
        var answer = await Aws.Ec2Async("DescribeInstances", ("MaxResults", "5"), ("NextToken", "bogus"));

        Assert.Equal((500, "InternalError"), (answer.Status, answer.ErrorCode));
        Assert.Contains("moto_server", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!doctype", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Calls_are_written_down_with_who_made_them_and_without_secrets()
    {
        await new AwsClient(fixture.Aws) { AccessKey = "bob", Region = "us-west-2" }
            .JsonAsync("ssm", "AmazonSSM.PutParameter", new JsonObject { ["Name"] = "/hook", ["Value"] = "https://secret", ["Type"] = "SecureString" });
        await Aws.QueryAsync("sns", "Publish", ("TopicArn", "arn:aws:sns:eu-central-1:123456789012:nowhere"), ("Message", "lost"));

        var put = fixture.Aws.Journal.Calls("ssm", "PutParameter")[^1];
        Assert.Equal(("us-west-2", "user bob", 200, null), (put.Region, put.Caller.ToString(), put.Status, put.ErrorCode));
        Assert.Equal("/hook", put.Parameters["Name"]);
        Assert.DoesNotContain("https://secret", put.Parameters.Values);
        Assert.Equal("NotFound", fixture.Aws.Journal.Calls("sns", "Publish").Last(c => c.Parameters.GetValueOrDefault("Message") == "lost").ErrorCode);
        using var http = new HttpClient();
        var journal = JsonNode.Parse(await http.GetStringAsync(new Uri(fixture.Aws.Endpoint, "/_local/journal"), TestContext.Current.CancellationToken))!.AsArray();
        Assert.Contains(journal, e => e!["action"].String() == "PutParameter" && e["caller"].String() == "user bob");
    }

    [Fact]
    public async Task The_templates_topics_and_queues_are_there_in_each_region()
    {
        // In the fixture's own region another test deletes a queue.
        var elsewhere = new AwsClient(fixture.Aws) { Region = "ap-southeast-2" };
        var topics = await elsewhere.QueryAsync("sns", "ListTopics");
        var queues = await elsewhere.QueryAsync("sqs", "ListQueues");

        Assert.Equal("arn:aws:sns:ap-southeast-2:123456789012:remediation-notices", topics.Xml.Descendants("TopicArn").Single().Value);
        Assert.Equal(["Doomed", "Failures", "Launches", "LaunchesFailed", "NotDelivered", "RawFailures", "Unheard"], queues.Xml.Descendants("QueueUrl").Select(u => u.Value.Split("remediation-")[^1]).Order());
    }

    [Fact]
    public async Task A_published_message_is_shown_with_its_attributes()
    {
        await Aws.QueryAsync(
            "sns", "Publish",
            ("TopicArn", "arn:aws:sns:eu-central-1:123456789012:remediation-notices"), ("Subject", "Hello"), ("Message", "from a test"),
            ("MessageAttributes.entry.1.Name", "kind"), ("MessageAttributes.entry.1.Value.DataType", "String"), ("MessageAttributes.entry.1.Value.StringValue", "test"));

        var shown = await fixture.Aws.SeenAsync<SnsPublished>(m => m.Message == "from a test");
        Assert.Equal(("Hello", "test"), (shown.Subject, shown.Attributes["kind"]));
    }

    [Fact]
    public async Task Request_ids_differ()
    {
        var first = await Aws.Ec2Async("DescribeVpcs");
        var second = await Aws.Ec2Async("DescribeVpcs");

        Assert.True(Guid.TryParse(first.Xml.Text("requestId"), out _));
        Assert.NotEqual(first.Xml.Text("requestId"), second.Xml.Text("requestId"));
    }
}
