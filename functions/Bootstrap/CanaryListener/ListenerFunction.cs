using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using Remediation.Bootstrap.Watching;

namespace Remediation.Bootstrap.CanaryListener;

/// <summary>Puts the function together and runs it.</summary>
internal static class ListenerFunction
{
    public const string Handler = "CanaryListener";

    public static async Task RunAsync(CancellationToken stopping)
    {
        var listener = new CanaryListener(Watch.Process.Metrics);
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SNSEvent>(
                (heard, context) =>
                {
                    listener.Handle(heard, Watch.Process.Begin(context));
                    return Task.CompletedTask;
                },
                new SourceGeneratorLambdaJsonSerializer<NotificationJson>(NotificationJson.Default))
            .Build();
        await bootstrap.RunAsync(stopping);
    }
}
