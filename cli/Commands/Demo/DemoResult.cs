namespace Remediation.Cli.Commands.Demo;

/// <summary>What was seen in one scene.</summary>
internal sealed record DemoResult
{
    public required DemoScene Scene { get; init; }

    public required string GroupId { get; init; }

    public required IReadOnlyList<string> Before { get; init; }

    public required IReadOnlyList<string> After { get; init; }

    /// <summary>From the answer to the call that opened the group until the function was done, its notice included.</summary>
    public required TimeSpan Took { get; init; }

    public string? NoticeSubject { get; init; }

    public string? Notice { get; init; }

    /// <summary>What is not as it must be; empty when all is.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
