using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Remediation.Functions.Tests.Support;

/// <summary>The real client, with something that happens before the next notice goes out.</summary>
internal sealed class InterferingSns(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig config)
    : AmazonSimpleNotificationServiceClient(credentials, config)
{
    public Action? BeforePublish { get; set; }

    public override Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default)
    {
        var act = BeforePublish;
        BeforePublish = null;
        act?.Invoke();
        return base.PublishAsync(request, cancellationToken);
    }
}
