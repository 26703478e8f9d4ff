using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Text with <c>*</c> for any text and <c>?</c> for one character, as policies have it for actions, resources and the operators that end in Like.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</summary>
internal static class PolicyPattern
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new();

    public static bool Matches(string pattern, string text) => Regex(pattern).IsMatch(text);

    public static bool MatchesAction(string pattern, string action) => Matches(pattern.ToUpperInvariant(), action.ToUpperInvariant());

    /// <summary>What each wildcard of the pattern stands for in the text, in order.</summary>
    public static IReadOnlyList<string> Captured(string pattern, string text) => [.. Regex(pattern).Match(text).Groups.Values.Skip(1).Select(group => group.Value)];

    private static Regex Regex(string pattern) => Known.GetOrAdd(pattern, wanted => new Regex(
        $"^{System.Text.RegularExpressions.Regex.Escape(wanted).Replace("\\*", "(.*)", StringComparison.Ordinal).Replace("\\?", "(.)", StringComparison.Ordinal)}$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant));
}
