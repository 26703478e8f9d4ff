using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using Amazon.Lambda.Model;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS.Model;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class SignatureTests
{
    private const string SignAgain =
        """
        import json, sys
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        sent = json.load(sys.stdin)
        auth = SigV4Auth(Credentials(sent['key'], sent['secret']), sent['service'], 'eu-central-1')
        auth._should_sha256_sign_payload = lambda request: True
        request = AWSRequest(method='POST', url=sent['url'], data=sent['body'], headers=sent['headers'])
        request.context['timestamp'] = sent['time']
        auth.SIGNED_HEADERS_BLACKLIST = []
        print(auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request))
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_signed_as_another_SDK_would_sign_it()
    {
        var answers = new CannedAnswers().ThenOk("<DescribeSecurityGroupsResponse/>");
        using var ec2 = TestClients.Ec2(answers);

        await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new Filter("tag:a b/ü", ["*~+%"])] }, Cancellation);

        AssertSignedAsByBotocore("ec2", Assert.Single(answers.Sent));
    }

    [Fact]
    public async Task A_JSON_body_is_signed_as_another_SDK_would_sign_it()
    {
        var answers = new CannedAnswers().ThenOk("""{"Version":1}""");
        using var ssm = TestClients.Ssm(answers);

        await ssm.PutParameterAsync(new PutParameterRequest { Name = "/a/b", Value = "ü \" \\ 💡" }, Cancellation);

        AssertSignedAsByBotocore("ssm", Assert.Single(answers.Sent));
    }

    [Fact]
    public async Task A_message_for_a_queue_is_signed_as_another_SDK_would_sign_it()
    {
        var answers = new CannedAnswers().ThenOk("{}");
        using var sqs = TestClients.Sqs(answers);

        await sqs.DeleteMessageAsync(
            new DeleteMessageRequest { QueueUrl = "https://sqs.eu-central-1.amazonaws.com/111122223333/q", ReceiptHandle = "h/1+=" }, Cancellation);

        AssertSignedAsByBotocore("sqs", Assert.Single(answers.Sent));
    }

    [Fact]
    public async Task A_path_with_an_ARN_in_it_is_signed_as_another_SDK_would_sign_it()
    {
        var answers = new CannedAnswers().ThenOk("{}");
        using var lambda = TestClients.Lambda(answers);

        await lambda.InvokeAsync(
            new InvokeRequest { FunctionName = "arn:aws:lambda:eu-central-1:111122223333:function:guard:live", Payload = """{"a":"ü"}""" }, Cancellation);

        AssertSignedAsByBotocore("lambda", Assert.Single(answers.Sent));
    }

    private static void AssertSignedAsByBotocore(string service, SentRequest sent)
    {
        var authorization = sent.Headers["Authorization"].Split(", ");
        var signedHeaders = authorization[1]["SignedHeaders=".Length..].Split(';');
        var headers = new JsonObject(signedHeaders.Where(name => name != "host")
            .Select(name => KeyValuePair.Create(name, (JsonNode?)sent.Headers[name])));
        var credentials = TestClients.Credentials.GetCredentials();
        var expected = Botocore.Run(SignAgain, new JsonObject
        {
            ["key"] = credentials.AccessKey, ["secret"] = credentials.SecretKey, ["service"] = service,
            ["url"] = sent.Uri.AbsoluteUri, ["body"] = sent.Body, ["headers"] = headers, ["time"] = sent.Headers["X-Amz-Date"],
        }.ToJsonString());

        Assert.Equal("Signature=" + expected.Trim(), authorization[2]);
    }
}
