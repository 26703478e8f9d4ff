using Amazon.EC2;
using Amazon.Lambda.RuntimeSupport;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.Watching;

namespace Remediation.Bootstrap.CanaryOpener;

/// <summary>Puts the function together and runs it.</summary>
internal static class OpenerFunction
{
    public const string Handler = "CanaryOpener";

    public static async Task RunAsync(CancellationToken stopping)
    {
        CanaryOpener? opener = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create(async (_, context) =>
            {
                await opener!.HandleAsync(Watch.Process.Begin(context));
                return Stream.Null;
            })
            .UseBootstrapHandler(() =>
            {
                opener = Wire(CanaryOpenerSettings.Read(ProcessEnvironment.Read), new AmazonEC2Client(OnceOnly(new AmazonEC2Config())), TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static CanaryOpener Wire(CanaryOpenerSettings settings, IAmazonEC2 ec2, TimeProvider time) => new(new CanaryHole(ec2, settings.GroupId, time), time);

    /// <summary>Lambda tries again, a minute later: by then the hole of a call whose answer was lost is closed.</summary>
    public static AmazonEC2Config OnceOnly(AmazonEC2Config config)
    {
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}
