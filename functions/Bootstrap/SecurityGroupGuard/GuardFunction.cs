using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Remediation.Actions;
using Remediation.Actions.Attachments;
using Remediation.Actions.Memory;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.WarmUp;
using Remediation.Bootstrap.Watching;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Puts the function together and runs it.</summary>
internal static class GuardFunction
{
    public const string Handler = "SecurityGroupGuard";

    // A group and its rules are read at the same time.
    private const int ConnectionsToEc2 = 2;
    private const int ConnectionsToSns = 1;
    private const int ConnectionsToSsm = 1;

    public static async Task RunAsync(CancellationToken stopping)
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<GuardJson>(GuardJson.Default);
        using var connections = new AwsConnections();
        SecurityGroupGuard? guard = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<CloudWatchEvent<JsonElement>, GuardResult>((cloudWatchEvent, context) => guard!.HandleAsync(cloudWatchEvent, Watch.Process.Begin(context)), serializer)
            .UseBootstrapHandler(async () =>
            {
                var settings = GuardSettings.Read(ProcessEnvironment.Read);
                var ec2 = new AmazonEC2Client(new AmazonEC2Config { HttpClientFactory = connections });
                var sns = new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { HttpClientFactory = connections });
                var ssm = new AmazonSimpleSystemsManagementClient(new AmazonSimpleSystemsManagementConfig { HttpClientFactory = connections });
                var opening = Task.WhenAll(
                    connections.OpenAsync(ec2.DetermineServiceOperationEndpoint(new DescribeSecurityGroupsRequest()).URL, ConnectionsToEc2, stopping),
                    connections.OpenAsync(sns.DetermineServiceOperationEndpoint(new PublishRequest()).URL, ConnectionsToSns, stopping),
                    connections.OpenAsync(ssm.DetermineServiceOperationEndpoint(new GetParametersByPathRequest()).URL, ConnectionsToSsm, stopping));
                await GuardRehearsal.TryRunAsync(settings, serializer, TimeProvider.System);
                await opening;
                string itself = ProcessEnvironment.Read("AWS_LAMBDA_FUNCTION_NAME") ?? Handler;
                var continuation = new SelfInvocation<CloudWatchEvent<JsonElement>>(
                    () => new AmazonLambdaClient(new AmazonLambdaConfig()), itself, GuardJson.Default.CloudWatchEventJsonElement);
                guard = Wire(settings, ec2, sns, ssm, continuation, Watch.Process.Metrics, TimeProvider.System);
                return true;
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static SecurityGroupGuard Wire(
        GuardSettings settings,
        IAmazonEC2 ec2,
        IAmazonSimpleNotificationService sns,
        IAmazonSimpleSystemsManagement ssm,
        IContinuation<CloudWatchEvent<JsonElement>> continuation,
        Metrics metrics,
        TimeProvider time,
        Func<IAmazonSQS>? sqs = null)
    {
        var waits = new Waits(time);
        var reader = new SecurityGroupReader(ec2, new PrefixListReader(ec2));
        var check = new GroupCheck(
            reader,
            new GroupRemediator(ec2, reader, waits, time),
            new AttachmentReader(ec2),
            new OpeningMemory(new ParameterStore(ssm, settings.MemoryPath)),
            waits,
            settings,
            time);
        var counts = new GroupMetrics(metrics);
        var teller = new Teller(settings.Joining.Publisher(sns, settings.NoticeTopicArn, time, sqs), counts, settings, time);
        var guard = new GroupGuard(check, teller, counts, settings, time);
        return new SecurityGroupGuard(reader, new PrefixListUse(ec2, waits), guard, new SeveralGroups(guard, continuation), teller, time);
    }
}
