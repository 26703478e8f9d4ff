namespace Remediation.Decisions.Instances;

/// <summary>
/// What is known of an instance
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html">Instance</see>).
/// </summary>
public sealed record InstanceFacts
{
    /// <summary>The tag that people know an instance by.</summary>
    public const string NameTag = "Name";

    /// <summary><c>i-…</c></summary>
    public required string InstanceId { get; init; }

    /// <summary><c>pending</c>, <c>running</c>, <c>shutting-down</c>, <c>terminated</c>, <c>stopping</c> or <c>stopped</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was launched, or started the last time, UTC.</summary>
    public required DateTimeOffset Launched { get; init; }

    /// <summary>The image that it was launched from; its id only, where the image is gone or not shared any more.</summary>
    public required ImageFacts Image { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The codes of AWS Marketplace that it carries.</summary>
    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    /// <summary>Whether it runs Windows.</summary>
    public bool IsWindows { get; init; }

    /// <summary>Its instance profile's ARN; <see langword="null"/> when it has none.</summary>
    public string? InstanceProfileArn { get; init; }

    /// <summary>Its public address; <see langword="null"/> when it has none.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The subnet it is in.</summary>
    public string? SubnetId { get; init; }

    /// <summary>Whether it is there to be patched, or soon will be.</summary>
    public bool IsComingOrRunning => State is "pending" or "running";

    /// <summary>Its name, if it has one.</summary>
    public string? Name => Tags.TryGetValue(NameTag, out string? name) && name.Length > 0 ? name : null;
}
