using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Remediation.Bootstrap.Watching;
using Remediation.Notices;

namespace Remediation.Bootstrap.CanaryListener;

/// <summary>Counts the notices that the canary's hole was closed, as a subscriber hears them.</summary>
internal sealed class CanaryListener(Metrics metrics)
{
    public void Handle(SNSEvent heard, ILambdaContext context)
    {
        foreach (var record in heard.Records ?? [])
        {
            // The subscription's filter lets only the canary's notices through; what they say is looked at all the same.
            string kind = Attribute(record.Sns, "kind");
            bool isProof = Attribute(record.Sns, "canary") == "true" && kind == nameof(NoticeKind.Closed);
            metrics.Write(new Metrics.Value(Metric.CanaryTold, isProof ? 1 : 0));
            context.Logger.LogInformation("{noticeId} heard: {kind}{not}", record.Sns?.MessageId ?? "", kind, isProof ? "" : ", which proves nothing");
        }
    }

    private static string Attribute(SNSEvent.SNSMessage? message, string name) =>
        message?.MessageAttributes is { } attributes && attributes.TryGetValue(name, out var attribute) ? attribute?.Value ?? "" : "";
}
