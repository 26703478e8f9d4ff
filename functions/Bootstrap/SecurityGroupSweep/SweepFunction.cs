using Amazon.EC2;
using Amazon.Lambda;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Remediation.Actions;
using Remediation.Actions.Memory;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.Watching;
using Remediation.Notices;

namespace Remediation.Bootstrap.SecurityGroupSweep;

/// <summary>Puts the function together and runs it.</summary>
internal static class SweepFunction
{
    public const string Handler = "SecurityGroupSweep";

    public static async Task RunAsync(CancellationToken stopping)
    {
        SecurityGroupSweep? sweep = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SweepInput?, SweepResult>(
                (input, context) => sweep!.HandleAsync(input, Watch.Process.Begin(context)), new SourceGeneratorLambdaJsonSerializer<SweepJson>(SweepJson.Default))
            .UseBootstrapHandler(() =>
            {
                var settings = SweepSettings.Read(ProcessEnvironment.Read);
                string itself = ProcessEnvironment.Read("AWS_LAMBDA_FUNCTION_NAME") ?? Handler;
                sweep = Wire(
                    settings,
                    new AmazonEC2Client(new AmazonEC2Config()),
                    new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig()),
                    new AmazonSimpleSystemsManagementClient(new AmazonSimpleSystemsManagementConfig()),
                    new SelfInvocation<SweepInput>(() => new AmazonLambdaClient(new AmazonLambdaConfig()), itself, SweepJson.Default.SweepInput),
                    Watch.Process.Metrics,
                    TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static SecurityGroupSweep Wire(
        SweepSettings settings,
        IAmazonEC2 ec2,
        IAmazonSimpleNotificationService sns,
        IAmazonSimpleSystemsManagement ssm,
        IContinuation<SweepInput> continuation,
        Metrics metrics,
        TimeProvider time,
        Func<IAmazonSQS>? sqs = null)
    {
        var prefixLists = new PrefixListReader(ec2);
        var reader = new SecurityGroupReader(ec2, prefixLists);
        var store = new ParameterStore(ssm, settings.MemoryPath);
        var openings = new OpeningMemory(store);
        var counts = new GroupMetrics(metrics);
        return new SecurityGroupSweep(
            settings,
            whenUnreadable => new RegionSurvey(ec2, reader, prefixLists) { WhenUnreadable = whenUnreadable },
            new GroupSweep(settings, new GroupRemediator(ec2, reader, new Waits(time), time), openings, counts, time),
            new SweepMemory(store),
            openings,
            settings.Joining.Publisher(sns, settings.NoticeTopicArn, time, sqs),
            continuation,
            counts,
            time);
    }
}
