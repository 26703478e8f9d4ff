namespace Remediation.Decisions.Instances;

/// <summary>
/// What is known of an Amazon Machine Image
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html">Image</see>).
/// </summary>
/// <param name="ImageId"><c>ami-…</c></param>
public sealed record ImageFacts(string ImageId)
{
    /// <summary>Its name: <c>debian-12-amd64-20260811-2201</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it is kept: the owner and the name it was made under.</summary>
    public string Location { get; init; } = "";

    /// <summary>The account that owns it, 12 digits.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>The codes of AWS Marketplace that come with it.</summary>
    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>From when on it is deprecated, UTC.</summary>
    public DateTimeOffset? Deprecated { get; init; }

    /// <summary>The image that it was copied or made from, as far as it can be seen.</summary>
    public ImageFacts? Source { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name.Length == 0 ? ImageId : $"{ImageId} \"{Name}\"";
}
