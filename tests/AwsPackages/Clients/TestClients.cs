using Amazon;
using Amazon.CloudFormation;
using Amazon.EC2;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace Remediation.AwsPackages.Tests.Clients;

internal static class TestClients
{
    public static readonly BasicAWSCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    public static AmazonCloudFormationClient CloudFormation(CannedAnswers answers) =>
        new(Credentials, new AmazonCloudFormationConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });

    public static AmazonEC2Client Ec2(CannedAnswers answers) =>
        new(Credentials, new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });

    public static AmazonEventBridgeClient EventBridge(CannedAnswers answers) =>
        new(Credentials, new AmazonEventBridgeConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });

    public static AmazonLambdaClient Lambda(CannedAnswers answers) =>
        new(Credentials, new AmazonLambdaConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });

    public static AmazonSimpleNotificationServiceClient Sns(CannedAnswers answers) =>
        new(Credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });

    public static AmazonSQSClient Sqs(CannedAnswers answers) =>
        new(Credentials, new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });

    public static AmazonSimpleSystemsManagementClient Ssm(CannedAnswers answers) =>
        new(Credentials, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = answers });
}
