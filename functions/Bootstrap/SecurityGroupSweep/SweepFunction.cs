using System.Text;
using System.Text.Json;
using Amazon.EC2;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Remediation.Actions;
using Remediation.Actions.Memory;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
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
                (input, context) => sweep!.HandleAsync(input, context), new SourceGeneratorLambdaJsonSerializer<SweepJson>(SweepJson.Default))
            .UseBootstrapHandler(() =>
            {
                var settings = SweepSettings.Read(ProcessEnvironment.Read);
                string itself = ProcessEnvironment.Read("AWS_LAMBDA_FUNCTION_NAME") ?? Handler;
                sweep = Wire(
                    settings,
                    new AmazonEC2Client(new AmazonEC2Config()),
                    new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig()),
                    new AmazonSimpleSystemsManagementClient(new AmazonSimpleSystemsManagementConfig()),
                    new SelfInvocation(new AmazonLambdaClient(new AmazonLambdaConfig()), itself),
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
        ISweepContinuation continuation,
        TimeProvider time)
    {
        var prefixLists = new PrefixListReader(ec2);
        var reader = new SecurityGroupReader(ec2, prefixLists);
        return new SecurityGroupSweep(
            settings,
            whenUnreadable => new RegionSurvey(ec2, reader, prefixLists) { WhenUnreadable = whenUnreadable },
            new GroupRemediator(ec2, reader, new Waits(time), time),
            new SweepMemory(new ParameterStore(ssm, settings.MemoryPath)),
            new NoticePublisher(sns, settings.NoticeTopicArn),
            continuation,
            time);
    }
}

/// <summary>Has a sweep that ran out of time go on.</summary>
internal interface ISweepContinuation
{
    Task GoOnAsync(SweepProgress progress, CancellationToken cancellation);
}

/// <summary>
/// The function invokes itself, asynchronously
/// (<see href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</see>): the place to go on is in the input, so a retry of
/// it goes on in the same place.
/// </summary>
internal sealed class SelfInvocation(IAmazonLambda lambda, string functionName) : ISweepContinuation
{
    public async Task GoOnAsync(SweepProgress progress, CancellationToken cancellation) => await lambda.InvokeAsync(
        new InvokeRequest
        {
            FunctionName = functionName,
            InvocationType = InvocationType.Event,
            Payload = JsonSerializer.Serialize(new SweepInput { GoOn = progress }, SweepJson.Default.SweepInput),
        },
        cancellation);
}
