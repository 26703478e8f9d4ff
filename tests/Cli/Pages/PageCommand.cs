namespace Remediation.Cli.Tests.Pages;

/// <summary>A command that a page tells its readers to type.</summary>
/// <param name="Page">The page, from the checkout's root.</param>
/// <param name="Line">Where in it, from 1.</param>
/// <param name="Kind">What stands behind <c>```bash</c>: nothing for what works in a clone, <c>aws</c> for what needs an account, <c>instance</c> for what is typed on a server.</param>
/// <param name="Text">The command, without its remark.</param>
internal sealed record PageCommand(string Page, int Line, string Kind, string Text)
{
    private const string Fence = "```";

    /// <summary>Every command of every page, in order.</summary>
    public static IReadOnlyList<PageCommand> All { get; } = [.. DocumentedPages.All.SelectMany(page => Read(page, File.ReadAllLines(Checkout.File(page))))];

    public override string ToString() => $"{Page}:{Line} {Text}";

    public static IEnumerable<PageCommand> Read(string page, IReadOnlyList<string> lines)
    {
        string? kind = null;
        (int Line, string Text)? begun = null;
        for (int index = 0; index < lines.Count; index++)
        {
            string line = lines[index].Trim();
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                string info = line[Fence.Length..];
                kind = kind is null && info.StartsWith("bash", StringComparison.Ordinal) ? info["bash".Length..].Trim() : kind is null ? "other" : null;
                continue;
            }

            if (kind is null or "other" || (begun is null && (line.Length == 0 || line[0] == '#')))
            {
                continue;
            }

            string text = begun is { } before ? $"{before.Text}\n{line}" : line;
            begun = (begun?.Line ?? index + 1, text);
            if (!GoesOn(text))
            {
                yield return new PageCommand(page, begun.Value.Line, kind, WithoutRemark(text));
                begun = null;
            }
        }
    }

    /// <summary>A shell would wait for more: a line that ends so, or a quote that is not closed.</summary>
    private static bool GoesOn(string text) =>
        text.EndsWith('\\') || text.EndsWith('|') || text.EndsWith("&&", StringComparison.Ordinal) || text.Count(character => character == '\'') % 2 == 1;

    private static string WithoutRemark(string text) =>
        text.IndexOf("  # ", StringComparison.Ordinal) is > 0 and var remark ? text[..remark].TrimEnd() : text;
}
