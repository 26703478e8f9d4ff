using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Alone in their collection, because the environment belongs to the whole process.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentCollection;

[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Names =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION",
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_EC2", "AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL_LAMBDA", "AWS_ENDPOINT_URL_SQS",
    ];

    private readonly Dictionary<string, string?> before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public void Dispose() => Set(before);

    [Fact]
    public async Task Endpoint_region_and_credentials_come_from_the_environment()
    {
        Set(new()
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_SESSION_TOKEN"] = "a-token",
            ["AWS_REGION"] = "ap-southeast-2",
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:5001",
            ["AWS_ENDPOINT_URL_EC2"] = "http://127.0.0.1:5002",
            ["AWS_ENDPOINT_URL_SSM"] = "http://127.0.0.1:5003",
            ["AWS_ENDPOINT_URL_LAMBDA"] = "http://127.0.0.1:5004",
            ["AWS_ENDPOINT_URL_SQS"] = "http://127.0.0.1:5005",
        });
        var answers = new CannedAnswers().ThenOk("<DescribeVpcsResponse/>");
        using var ec2 = new AmazonEC2Client(new AmazonEC2Config { HttpClientFactory = answers });
        using var sns = new AmazonSimpleNotificationServiceClient();
        using var ssm = new AmazonSimpleSystemsManagementClient();
        using var lambda = new AmazonLambdaClient();
        var queueAnswers = new CannedAnswers().ThenOk("{}");
        using var sqs = new AmazonSQSClient(new AmazonSQSConfig { HttpClientFactory = queueAnswers });

        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), TestContext.Current.CancellationToken);
        await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = "https://sqs.ap-southeast-2.amazonaws.com/111122223333/q" }, TestContext.Current.CancellationToken);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal("http://127.0.0.1:5002/", sent.Uri.AbsoluteUri);
        Assert.Contains("Credential=AKIAIOSFODNN7EXAMPLE/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/ap-southeast-2/ec2/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("a-token", sent.Headers["X-Amz-Security-Token"]);
        Assert.Equal("http://127.0.0.1:5001/", new Uri(sns.DetermineServiceOperationEndpoint(new PublishRequest()).URL).AbsoluteUri);
        Assert.Equal("http://127.0.0.1:5003/", new Uri(ssm.DetermineServiceOperationEndpoint(new GetParameterRequest()).URL).AbsoluteUri);
        Assert.Equal("http://127.0.0.1:5005/", Assert.Single(queueAnswers.Sent).Uri.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:5004/", new Uri(lambda.DetermineServiceOperationEndpoint(new InvokeRequest()).URL).AbsoluteUri);
    }

    private static void Set(Dictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
