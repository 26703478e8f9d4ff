using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Remediation.Actions;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.WarmUp;
using Remediation.Notices;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Puts the function together and runs it.</summary>
internal static class GuardFunction
{
    public const string Handler = "SecurityGroupGuard";

    // A group and its rules are read at the same time.
    private const int ConnectionsToEc2 = 2;
    private const int ConnectionsToSns = 1;

    public static async Task RunAsync(CancellationToken stopping)
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<GuardJson>(GuardJson.Default);
        using var connections = new AwsConnections();
        SecurityGroupGuard? guard = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<CloudWatchEvent<JsonElement>, GuardResult>((cloudWatchEvent, context) => guard!.HandleAsync(cloudWatchEvent, context), serializer)
            .UseBootstrapHandler(async () =>
            {
                var settings = GuardSettings.Read(ProcessEnvironment.Read);
                var ec2 = new AmazonEC2Client(new AmazonEC2Config { HttpClientFactory = connections });
                var sns = new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { HttpClientFactory = connections });
                var opening = Task.WhenAll(
                    connections.OpenAsync(ec2.DetermineServiceOperationEndpoint(new DescribeSecurityGroupsRequest()).URL, ConnectionsToEc2, stopping),
                    connections.OpenAsync(sns.DetermineServiceOperationEndpoint(new PublishRequest()).URL, ConnectionsToSns, stopping));
                await GuardRehearsal.TryRunAsync(settings, serializer, TimeProvider.System);
                await opening;
                guard = Wire(settings, ec2, sns, TimeProvider.System);
                return true;
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static SecurityGroupGuard Wire(GuardSettings settings, IAmazonEC2 ec2, IAmazonSimpleNotificationService sns, TimeProvider time)
    {
        var waits = new Waits(time);
        var reader = new SecurityGroupReader(ec2, new PrefixListReader(ec2));
        var remediator = new GroupRemediator(ec2, reader, waits, time);
        var check = new GroupCheck(reader, remediator, waits, settings.Policy, settings.Mode, time);
        return new SecurityGroupGuard(reader, check, new NoticePublisher(sns, settings.NoticeTopicArn), settings.Region, settings.Mode, time);
    }
}
