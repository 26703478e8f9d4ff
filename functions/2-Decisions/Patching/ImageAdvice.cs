using System.Globalization;
using Remediation.Decisions.Instances;

namespace Remediation.Decisions.Patching;

/// <summary>What is worth a word about the image that an instance was launched from.</summary>
public static class ImageAdvice
{
    private const int ManyPackages = 20;

    /// <summary>The advice, in sentences; none when the image is young and in use.</summary>
    /// <param name="image">The image.</param>
    /// <param name="atLaunch">How many packages had to be updated right after the launch; <see langword="null"/> when this was later, or is not known.</param>
    /// <param name="policy">How old an image may be.</param>
    /// <param name="now">The time, UTC.</param>
    public static IEnumerable<string> Of(ImageFacts image, int? atLaunch, PatchPolicy policy, DateTimeOffset now)
    {
        if (atLaunch >= ManyPackages)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The launch had to catch up on {atLaunch} packages. A new image would have them: until an instance is patched, it runs with the old ones.");
        }

        if (image.Deprecated <= now)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The image {image} is deprecated since {image.Deprecated.Value.UtcDateTime:yyyy-MM-dd}. Launch from a newer one.");
        }
        else if (image.Created is { } created && now - created >= policy.OldImage)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The image {image} is {(int)(now - created).TotalDays} days old. Make a new one, so that an instance launched from it has less to catch up on.");
        }
    }
}
