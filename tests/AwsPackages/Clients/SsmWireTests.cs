using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class SsmWireTests
{
    private const string AParameter =
        """
        {"Parameter":{"ARN":"arn:aws:ssm:eu-central-1:111122223333:parameter/a/b","DataType":"text","LastModifiedDate":1782909015.123,
        "Name":"/a/b","Type":"SecureString","Value":"kept öpen","Version":3,"MemberOfTomorrow":{"Name":"not mine"}}}
        """;

    private static readonly (string, string) RequestId = ("x-amzn-RequestId", "r-9");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parameter_is_asked_for_and_read()
    {
        var answers = new CannedAnswers().ThenOk(AParameter, RequestId);
        using var ssm = TestClients.Ssm(answers);

        var response = await ssm.GetParameterAsync(new GetParameterRequest { Name = "/a/b", WithDecryption = true }, Cancellation);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal(("POST", "https://ssm.eu-central-1.amazonaws.com/"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal(("AmazonSSM.GetParameter", "application/x-amz-json-1.1"), (sent.Headers["X-Amz-Target"], sent.Headers["Content-Type"]));
        Assert.Equal("""{"Name":"/a/b","WithDecryption":true}""", sent.Body);
        Assert.Contains("/eu-central-1/ssm/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        var parameter = response.Parameter;
        Assert.Equal(("/a/b", "kept öpen", 3L), (parameter.Name, parameter.Value, parameter.Version));
        Assert.Same(ParameterType.SecureString, parameter.Type);
        Assert.Equal("arn:aws:ssm:eu-central-1:111122223333:parameter/a/b", parameter.ARN);
        Assert.Equal(new DateTime(2026, 7, 1, 12, 30, 15, 123), parameter.LastModifiedDate);
        Assert.Equal(DateTimeKind.Utc, parameter.LastModifiedDate!.Value.Kind);
        Assert.Equal("r-9", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent_and_what_is_false_is()
    {
        var answers = new CannedAnswers().ThenOk("""{"Version":1,"Tier":"Standard"}""").ThenOk("""{"Version":2}""");
        using var ssm = TestClients.Ssm(answers);

        var made = await ssm.PutParameterAsync(new PutParameterRequest { Name = "a", Value = "" }, Cancellation);
        var written = await ssm.PutParameterAsync(
            new PutParameterRequest { Name = "a", Value = "1", Type = ParameterType.String, Overwrite = false, Description = "why" }, Cancellation);

        Assert.Equal((1L, 2L), (made.Version, written.Version));
        Assert.Equal(
            ["""{"Name":"a","Value":""}""", """{"Description":"why","Name":"a","Overwrite":false,"Type":"String","Value":"1"}"""],
            answers.Sent.Select(sent => sent.Body));
    }

    [Fact]
    public async Task Parameters_are_read_page_by_page_and_a_page_may_be_empty()
    {
        var answers = new CannedAnswers()
            .ThenOk("""{"Parameters":[{"Name":"/a/b","Value":null},{"Name":"/a/c","Value":"2"}],"NextToken":"page-2"}""")
            .ThenOk("""{"Parameters":[]}""");
        using var ssm = TestClients.Ssm(answers);

        var first = await ssm.GetParametersByPathAsync(new GetParametersByPathRequest { Path = "/a", Recursive = true, MaxResults = 2 }, Cancellation);
        var second = await ssm.GetParametersByPathAsync(new GetParametersByPathRequest { Path = "/a", NextToken = first.NextToken }, Cancellation);

        Assert.Equal([("/a/b", null), ("/a/c", "2")], first.Parameters.Select(parameter => (parameter.Name, (string?)parameter.Value)));
        Assert.Empty(second.Parameters);
        Assert.Null(second.NextToken);
        Assert.Equal(
            ["""{"MaxResults":2,"Path":"/a","Recursive":true}""", """{"NextToken":"page-2","Path":"/a"}"""],
            answers.Sent.Select(sent => sent.Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Deleting_answers_with_nothing(string body)
    {
        var answers = new CannedAnswers().ThenOk(body, RequestId);
        using var ssm = TestClients.Ssm(answers);

        var response = await ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = "/a/b" }, Cancellation);

        Assert.Equal("r-9", response.ResponseMetadata.RequestId);
        Assert.Equal(("AmazonSSM.DeleteParameter", """{"Name":"/a/b"}"""), (answers.Sent[0].Headers["X-Amz-Target"], answers.Sent[0].Body));
    }

    [Theory]
    [InlineData("""{"__type":"ParameterNotFound","message":"No /a/b"}""")]
    [InlineData("""{"__type":"com.amazonaws.ssm#ParameterNotFound:http://internal.amazon.com/","Message":"No /a/b"}""")]
    public async Task A_missing_parameter_is_told_by_type_code_message_request_id_and_status(string body)
    {
        using var ssm = TestClients.Ssm(new CannedAnswers().Then(HttpStatusCode.BadRequest, body, RequestId));

        var error = await Assert.ThrowsAsync<ParameterNotFoundException>(
            () => ssm.GetParameterAsync(new GetParameterRequest { Name = "/a/b" }, Cancellation));

        Assert.Equal(("ParameterNotFound", "No /a/b", "r-9", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
    }

    [Fact]
    public async Task Another_error_is_told_by_code_message_request_id_and_status_and_is_not_tried_again()
    {
        var answers = new CannedAnswers().Then(HttpStatusCode.BadRequest, """{"__type":"TooManyUpdates","message":"Wait a little"}""", RequestId);
        using var ssm = TestClients.Ssm(answers);

        var error = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(
            () => ssm.PutParameterAsync(new PutParameterRequest { Name = "a", Value = "1" }, Cancellation));

        Assert.Equal(("TooManyUpdates", "Wait a little", "r-9", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
        Assert.Single(answers.Sent);
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.BadRequest)]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError)]
    public async Task A_call_that_may_succeed_later_is_made_again_with_the_same_body(string code, HttpStatusCode status)
    {
        var answers = new CannedAnswers().Then(status, $$"""{"__type":"{{code}}","message":"Rate exceeded"}""").ThenOk(AParameter, RequestId);
        using var ssm = TestClients.Ssm(answers);

        var response = await ssm.GetParameterAsync(new GetParameterRequest { Name = "/a/b" }, Cancellation);

        Assert.Equal("r-9", response.ResponseMetadata.RequestId);
        Assert.Equal(2, answers.Sent.Count);
        Assert.Equal(answers.Sent[0].Body, answers.Sent[1].Body);
    }

    [Theory]
    [InlineData("<html><body>Please log in</body></html>", "'<'")]
    [InlineData("[]", "object")]
    [InlineData("\"text\"", "object")]
    [InlineData("""{"Parameter":{"Name":""", "JSON")]
    [InlineData("""{"Parameter":{"Version":"three"}}""", "Number")]
    [InlineData("""{"Parameter":{"LastModifiedDate":1e30}}""", "")]
    [InlineData("""{"Parameter":[]}""", "Object")]
    [InlineData("""{"Parameter":null}""", "Parameter")]
    [InlineData("{}", "Parameter")]
    [InlineData("", "JSON")]
    public async Task A_success_that_SSM_did_not_write_is_an_error(string body, string named)
    {
        using var ssm = WithoutRetries(new CannedAnswers().ThenOk(body, RequestId));

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => ssm.GetParameterAsync(new GetParameterRequest { Name = "/a/b" }, Cancellation));

        Assert.Contains(named, error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Contains("Check the endpoint", error.InnerException.Message, StringComparison.Ordinal);
        Assert.Equal("r-9", error.RequestId);
    }

    [Fact]
    public async Task A_success_that_was_cut_off_is_asked_for_again()
    {
        var answers = new CannedAnswers().ThenOk(AParameter[..40]).ThenOk(AParameter);
        using var ssm = TestClients.Ssm(answers);

        var response = await ssm.GetParameterAsync(new GetParameterRequest { Name = "/a/b" }, Cancellation);

        Assert.Equal("/a/b", response.Parameter.Name);
        Assert.Equal(2, answers.Sent.Count);
    }

    [Fact]
    public async Task A_page_of_something_else_does_not_count_as_deleted()
    {
        using var ssm = WithoutRetries(new CannedAnswers().ThenOk("<!doctype html><html>"));

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = "/a/b" }, Cancellation));
    }

    [Theory]
    [InlineData("<!doctype html><html><body>Internal Server Error")]
    [InlineData("upstream connect error")]
    [InlineData("")]
    public async Task An_error_page_of_something_else_keeps_its_status(string body)
    {
        using var ssm = WithoutRetries(new CannedAnswers().Then(HttpStatusCode.BadGateway, body));

        var error = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(
            () => ssm.GetParameterAsync(new GetParameterRequest { Name = "/a/b" }, Cancellation));

        Assert.Equal(HttpStatusCode.BadGateway, error.StatusCode);
        Assert.NotEmpty(error.Message);
    }

    private static AmazonSimpleSystemsManagementClient WithoutRetries(CannedAnswers answers) =>
        new(TestClients.Credentials, new AmazonSimpleSystemsManagementConfig
        {
            RegionEndpoint = Amazon.RegionEndpoint.EUCentral1, MaxErrorRetry = 0, HttpClientFactory = answers,
        });
}
