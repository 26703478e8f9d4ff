using Remediation.Bootstrap.Patching;

namespace Remediation.Bootstrap.PatchReporter;

/// <summary>The settings of <c>PatchReporter</c>: environment variables that template.yaml sets.</summary>
internal sealed record ReporterSettings
{
    public required PatchSettings Patching { get; init; }

    /// <summary>The queue of launches, for instances that must be looked at again.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>Whether the next step is sent; what runs is told in any case.</summary>
    public bool SendsNext { get; init; } = true;

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static ReporterSettings Read(Func<string, string?> read) => new()
    {
        Patching = PatchSettings.Read(read),
        QueueUrl = Setting.Required(read, "LAUNCHES_QUEUE_URL", "the URL of the queue of launches"),
        SendsNext = Setting.Choice(read, "PATCHING", Switch.On) == Switch.On,
    };
}
