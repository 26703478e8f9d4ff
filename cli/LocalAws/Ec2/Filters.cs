using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>One Filter of a Describe request. Values may hold * and ?.</summary>
internal sealed record Filter(string Name, IReadOnlyList<string> Values)
{
    public static IReadOnlyList<Filter> Read(QueryParameters parameters) =>
        [.. parameters.Tree.List("Filter").Select(filter => new Filter(filter.Text("Name") ?? string.Empty, [.. filter.List("Value").Select(value => value.Value ?? string.Empty)]))];

    /// <summary>The request with these filters in place of its own.</summary>
    public static QueryParameters Replace(QueryParameters parameters, IEnumerable<Filter> filters) =>
        parameters
            .Where(name => !name.StartsWith("Filter.", StringComparison.Ordinal))
            .Plus([.. filters.SelectMany((filter, index) => filter.Values
                .Select((value, v) => ($"Filter.{index + 1}.Value.{v + 1}", (string?)value))
                .Prepend(($"Filter.{index + 1}.Name", filter.Name)))]);

    public bool Accepts(IEnumerable<string?> actual) => actual.OfType<string>().Any(value => Values.Any(pattern => Glob(pattern, value)));

    private static bool Glob(string pattern, string value) =>
        Regex.IsMatch(value, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.Singleline);
}
