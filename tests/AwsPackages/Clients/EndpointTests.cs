using System.Text.Json;
using Amazon;
using Amazon.CloudFormation;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class EndpointTests
{
    private const string AskBotocore =
        """
        import json, os, sys, botocore
        from botocore.endpoint_provider import EndpointProvider
        from botocore.loaders import create_loader
        loader = create_loader()
        partitions = loader.load_data('partitions')
        rules = {service: loader.load_service_model(service, 'endpoint-rule-set-1') for service in ('cloudformation', 'ec2', 'events', 'lambda', 'sns', 'sqs', 'ssm')}
        answers = []
        for service, provider in ((s, EndpointProvider(r, partitions)) for s, r in rules.items()):
            for partition in partitions['partitions']:
                for region in partition['regions']:
                    if region.endswith('-global'):
                        continue
                    for fips in (False, True):
                        for dual in (False, True):
                            try:
                                url = provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual).url
                            except Exception:
                                url = None
                            answers.append({'service': service, 'region': region, 'fips': fips, 'dual': dual, 'url': url})
        print(json.dumps(answers))
        """;

    [Theory]
    [InlineData("eu-central-1", false, false, "https://ec2.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://ec2.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", false, false, "https://ec2.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, false, "https://ec2.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://ec2-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://ec2.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://ec2-fips.us-east-1.api.aws/")]
    public void EC2_is_called_in_its_region(string region, bool fips, bool dualStack, string expected) =>
        Assert.Equal(expected, Endpoint("ec2", region, fips, dualStack));

    [Theory]
    [InlineData("ssm", "eu-central-1", false, "https://ssm.eu-central-1.amazonaws.com/")]
    [InlineData("sqs", "eu-central-1", false, "https://sqs.eu-central-1.amazonaws.com/")]
    [InlineData("sqs", "us-gov-west-1", true, "https://sqs.us-gov-west-1.amazonaws.com/")]
    [InlineData("ssm", "us-gov-west-1", true, "https://ssm.us-gov-west-1.amazonaws.com/")]
    [InlineData("events", "eu-central-1", false, "https://events.eu-central-1.amazonaws.com/")]
    [InlineData("lambda", "cn-north-1", false, "https://lambda.cn-north-1.amazonaws.com.cn/")]
    [InlineData("lambda", "us-gov-west-1", true, "https://lambda-fips.us-gov-west-1.amazonaws.com/")]
    public void Other_services_are_called_in_theirs(string service, string region, bool fips, string expected) =>
        Assert.Equal(expected, Endpoint(service, region, fips, dualStack: false));

    [Fact]
    public void Every_region_and_variant_is_reached_where_AWS_rule_sets_say()
    {
        using var answers = JsonDocument.Parse(Botocore.Run(AskBotocore));
        var known = RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).ToHashSet();
        var compared = 0;

        foreach (var answer in answers.RootElement.EnumerateArray())
        {
            var region = answer.GetProperty("region").GetString()!;
            if (!known.Contains(region))
            {
                continue;
            }

            var (fips, dualStack) = (answer.GetProperty("fips").GetBoolean(), answer.GetProperty("dual").GetBoolean());
            var service = answer.GetProperty("service").GetString()!;
            var resolve = () => Endpoint(service, region, fips, dualStack);
            var expected = answer.GetProperty("url").GetString();
            if (expected is null)
            {
                Assert.Throws<AmazonClientException>(() => { _ = resolve(); });
            }
            else
            {
                Assert.Equal(expected + "/", resolve());
            }

            compared++;
        }

        Assert.True(compared > 400, $"Only {compared} endpoints were compared.");
    }

    [Fact]
    public async Task A_service_url_is_called_and_signed_for_the_region_given_with_it()
    {
        var answers = new CannedAnswers().ThenOk("<DescribeVpcsResponse/>");
        using var ec2 = new AmazonEC2Client(TestClients.Credentials, new AmazonEC2Config
        {
            ServiceURL = "http://127.0.0.1:4566",
            AuthenticationRegion = "eu-central-1",
            HttpClientFactory = answers,
        });

        await ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), TestContext.Current.CancellationToken);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal("http://127.0.0.1:4566/", sent.Uri.AbsoluteUri);
        Assert.Contains("/eu-central-1/ec2/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_url_and_FIPS_exclude_each_other()
    {
        using var ec2 = new AmazonEC2Client(TestClients.Credentials, new AmazonEC2Config { ServiceURL = "http://127.0.0.1:4566", UseFIPSEndpoint = true });

        var error = Assert.Throws<AmazonClientException>(() => ec2.DetermineServiceOperationEndpoint(new DescribeVpcsRequest()));

        Assert.Contains("UseFIPSEndpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_of_the_users_own_is_asked()
    {
        using var sns = new AmazonSimpleNotificationServiceClient(TestClients.Credentials, new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            EndpointProvider = new StaticEndpointProvider("https://vpce-1.sns.eu-central-1.vpce.amazonaws.com"),
        });

        Assert.Equal("https://vpce-1.sns.eu-central-1.vpce.amazonaws.com/", sns.DetermineServiceOperationEndpoint(new PublishRequest()).URL);
    }

    private static string Endpoint(string service, string region, bool fips, bool dualStack)
    {
        ClientConfig config = service switch
        {
            "cloudformation" => new AmazonCloudFormationConfig(),
            "ec2" => new AmazonEC2Config(),
            "events" => new AmazonEventBridgeConfig(),
            "lambda" => new AmazonLambdaConfig(),
            "sns" => new AmazonSimpleNotificationServiceConfig(),
            "sqs" => new AmazonSQSConfig(),
            "ssm" => new AmazonSimpleSystemsManagementConfig(),
            _ => throw new ArgumentOutOfRangeException(nameof(service), service, "No such service in the subset."),
        };
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        return config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new DescribeVpcsRequest())).URL;
    }
}
