namespace Remediation.Cli.Commands.Demo;

/// <summary>One instance of the demo's second act: what is launched, and what people must hear.</summary>
/// <param name="Name">The instance's name.</param>
/// <param name="Story">What happens, in one sentence.</param>
/// <param name="Image">What its image's name begins with.</param>
/// <param name="Tags">Its tags besides its name.</param>
/// <param name="Hears">How the subjects of the notices begin, in their order.</param>
internal sealed record InstanceScene(
    string Name, string Story, string Image, IReadOnlyList<(string Key, string Value)> Tags, IReadOnlyList<string> Hears)
{
    /// <summary>How long an agent may take here. Somebody watches.</summary>
    public const string Deadline = "12s";

    public static IReadOnlyList<InstanceScene> All { get; } =
    [
        new("worker", "A Debian 12 is launched: AWS's Patch Manager patches it.", "debian-12", [], ["Patching done"]),
        new("shop", "A TYPO3 server on Debian 13, which Patch Manager does not know: our own documents update the system, and then TYPO3.",
            "debian-13", [("remediation:patch", "typo3")], ["Patching", "TYPO3 update"]),
        new("forgotten", "A Debian 12 without an agent, as Debian's own images are: somebody has to hear of it.",
            "debian-12", [("local:agent", "never")], ["NOT PATCHED"]),
    ];
}

/// <summary>What was seen of an instance.</summary>
internal sealed record InstanceResult
{
    public required InstanceScene Scene { get; init; }

    public required string InstanceId { get; init; }

    /// <summary>From the launch until the last notice.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The notices, in their order.</summary>
    public required IReadOnlyList<(string Subject, string Text)> Notices { get; init; }

    /// <summary>What is not as it must be; empty when all is.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
