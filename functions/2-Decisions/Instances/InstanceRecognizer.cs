namespace Remediation.Decisions.Instances;

/// <summary>
/// Recognizes Debian and TYPO3 before the agent can say what an instance runs: by its tag, its image, the image that this was made from, or a
/// code of AWS Marketplace. Names can be chosen by anybody, so this only decides who is waited for; what is done is decided by what the agent
/// reports.
/// </summary>
public static class InstanceRecognizer
{
    /// <summary>The tag: <c>remediation:patch = debian | typo3 | on | off</c>.</summary>
    public const string TagKey = "remediation:patch";

    /// <summary>
    /// The accounts that publish Debian's images: since Debian 10, and before
    /// (<see href="https://wiki.debian.org/Cloud/AmazonEC2Image">Debian's list</see>).
    /// </summary>
    private static readonly string[] DebianOwners = ["136693071363", "379101102735"];

    /// <summary>Recognizes an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="typo3ProductCodes">Codes of AWS Marketplace that stand for TYPO3.</param>
    public static Recognition Recognize(InstanceFacts instance, IReadOnlySet<string> typo3ProductCodes)
    {
        string? tag = instance.Tags.GetValueOrDefault(TagKey)?.Trim();
        var byTag = tag?.ToUpperInvariant() switch
        {
            "DEBIAN" => InstanceKind.Debian,
            "TYPO3" => InstanceKind.Typo3,
            "ON" => InstanceKind.OptedIn,
            "OFF" => InstanceKind.OptedOut,
            _ => (InstanceKind?)null,
        };
        if (byTag is { } kind)
        {
            return new Recognition(kind, $"its tag {TagKey} says {tag}");
        }

        string? problem = tag is null ? null : $"the tag {TagKey} says '{tag}', which means nothing; write debian, typo3, on or off";
        if (instance.IsWindows)
        {
            return new Recognition(InstanceKind.Other, "it runs Windows", problem);
        }

        return (ByProductCode(instance, typo3ProductCodes) ?? ByImages(instance.Image)
            ?? new Recognition(InstanceKind.Unknown, "neither its tags nor its image say what it is")) with
        { Problem = problem };
    }

    private static Recognition? ByProductCode(InstanceFacts instance, IReadOnlySet<string> typo3ProductCodes)
    {
        string? code = instance.ProductCodes.Concat(instance.Image.ProductCodes).FirstOrDefault(typo3ProductCodes.Contains);
        return code is null ? null : new Recognition(InstanceKind.Typo3, $"it carries the product code {code}");
    }

    /// <summary>TYPO3 first, in both images: an own copy of a TYPO3 image may well be called after the Debian in it.</summary>
    private static Recognition? ByImages(ImageFacts image)
    {
        const string itself = "its image";
        const string origin = "the image that its image was made from";
        return AsTypo3(image, itself) ?? AsTypo3(image.Source, origin) ?? AsDebian(image, itself) ?? AsDebian(image.Source, origin);
    }

    private static Recognition? AsTypo3(ImageFacts? image, string which) =>
        image is not null && (MentionsTypo3(image.Name) || MentionsTypo3(image.Description) || MentionsTypo3(image.Location))
            ? new Recognition(InstanceKind.Typo3, $"{which} {image} mentions TYPO3")
            : null;

    private static Recognition? AsDebian(ImageFacts? image, string which)
    {
        if (image is null)
        {
            return null;
        }

        if (DebianOwners.Contains(image.OwnerId))
        {
            return new Recognition(InstanceKind.Debian, $"{which} {image} is Debian's own");
        }

        return IsNamedLikeDebian(image.Name) ? new Recognition(InstanceKind.Debian, $"{which} {image} is named like Debian's") : null;
    }

    private static bool MentionsTypo3(string text) => text.Contains("typo3", StringComparison.OrdinalIgnoreCase);

    /// <summary>As <c>debian-12-amd64-20260811-2201</c>, <c>debian-stretch-hvm-x86_64-gp2-…</c>, <c>my debian</c>, also with what Marketplace adds.</summary>
    private static bool IsNamedLikeDebian(string name)
    {
        const string debian = "debian";
        for (int at = 0; (at = name.IndexOf(debian, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += debian.Length)
        {
            int after = at + debian.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(name[at - 1])) && (after == name.Length || !char.IsAsciiLetter(name[after])))
            {
                return true;
            }
        }

        return false;
    }
}
