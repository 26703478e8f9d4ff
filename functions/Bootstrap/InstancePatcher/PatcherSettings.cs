using Remediation.Bootstrap.Patching;

namespace Remediation.Bootstrap.InstancePatcher;

/// <summary>The settings of <c>InstancePatcher</c>: environment variables that template.yaml sets.</summary>
internal sealed record PatcherSettings
{
    public required PatchSettings Patching { get; init; }

    /// <summary>The queue that the messages come from.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The dead-letter queue, for messages that cannot be read.</summary>
    public required string DeadLetterQueueUrl { get; init; }

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static PatcherSettings Read(Func<string, string?> read) => new()
    {
        Patching = PatchSettings.Read(read),
        QueueUrl = Setting.Required(read, "LAUNCHES_QUEUE_URL", "the URL of the queue that the messages come from"),
        DeadLetterQueueUrl = Setting.Required(read, "FAILED_LAUNCHES_QUEUE_URL", "the URL of the queue for messages that cannot be read"),
    };
}
