using System.Globalization;
using Remediation.Decisions.Advice;

namespace Remediation.Decisions.Exemptions;

/// <summary>Reads the exemptions that hold now from tags, and gathers what is wrong with the others.</summary>
internal sealed class ExemptionReader(DateTimeOffset now)
{
    private readonly List<string> warnings = [];
    private readonly List<string> advice = [];

    public IReadOnlyList<string> Warnings => warnings;

    public IReadOnlyList<string> Advice => advice;

    public IReadOnlyList<Exemption> Of(IReadOnlyDictionary<string, string> tags, string resource)
    {
        if (!tags.TryGetValue(ExemptionTag.Key, out string? value))
        {
            return [];
        }

        if (!ExemptionTag.TryParse(value, out var exemption, out string? problem))
        {
            warnings.Add($"The tag {ExemptionTag.Key} = \"{value}\" on {resource} exempts nothing: {problem}.");
            return [];
        }

        if (!exemption.HoldsAt(now))
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The exemption \"{value}\" on {resource} ended at {exemption.Until:yyyy-MM-dd HH:mm} UTC. Renew the tag {ExemptionTag.Key} or remove it."));
            return [];
        }

        advice.AddRange(GroupAdvice.EndsSoon(exemption, resource, now));
        return [exemption];
    }
}
