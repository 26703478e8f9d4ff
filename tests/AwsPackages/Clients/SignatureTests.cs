using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;

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
        auth = SigV4Auth(Credentials(sent['key'], sent['secret']), 'ec2', 'eu-central-1')
        auth._should_sha256_sign_payload = lambda request: True
        request = AWSRequest(method='POST', url=sent['url'], data=sent['body'], headers=sent['headers'])
        request.context['timestamp'] = sent['time']
        auth.SIGNED_HEADERS_BLACKLIST = []
        print(auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request))
        """;

    [Fact]
    public async Task The_form_body_is_signed_as_another_SDK_would_sign_it()
    {
        var answers = new CannedAnswers().ThenOk("<DescribeSecurityGroupsResponse/>");
        using var ec2 = TestClients.Ec2(answers);

        await ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new Filter("tag:a b/ü", ["*~+%"])] }, TestContext.Current.CancellationToken);

        var sent = Assert.Single(answers.Sent);
        var authorization = sent.Headers["Authorization"].Split(", ");
        var signedHeaders = authorization[1]["SignedHeaders=".Length..].Split(';');
        var headers = new JsonObject(signedHeaders.Where(name => name != "host")
            .Select(name => KeyValuePair.Create(name, (JsonNode?)sent.Headers[name])));
        var credentials = TestClients.Credentials.GetCredentials();
        var expected = Botocore.Run(SignAgain, new JsonObject
        {
            ["key"] = credentials.AccessKey, ["secret"] = credentials.SecretKey, ["url"] = sent.Uri.AbsoluteUri, ["body"] = sent.Body,
            ["headers"] = headers, ["time"] = sent.Headers["X-Amz-Date"],
        }.ToJsonString());

        Assert.Equal("Signature=" + expected.Trim(), authorization[2]);
    }
}
