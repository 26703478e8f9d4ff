using Amazon;
using Amazon.EC2;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SimpleNotificationService;
using Remediation.Actions;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Notices;
using System.Text.Json;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Puts the function together and runs it.</summary>
internal static class GuardFunction
{
    public const string Handler = "SecurityGroupGuard";

    public static async Task RunAsync(CancellationToken stopping)
    {
        SecurityGroupGuard? guard = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<CloudWatchEvent<JsonElement>, GuardResult>(
                (cloudWatchEvent, context) => guard!.HandleAsync(cloudWatchEvent, context),
                new SourceGeneratorLambdaJsonSerializer<GuardJson>(GuardJson.Default))
            .UseBootstrapHandler(() =>
            {
                var settings = GuardSettings.Read(ProcessEnvironment.Read);
                guard = Wire(settings, new AmazonEC2Client(new AmazonEC2Config()), new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig()), TimeProvider.System);
                return Task.FromResult(true);
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
        return new SecurityGroupGuard(reader, check, new NoticePublisher(sns, settings.NoticeTopicArn), settings.Region, time);
    }
}
