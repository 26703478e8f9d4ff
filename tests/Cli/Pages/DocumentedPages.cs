namespace Remediation.Cli.Tests.Pages;

/// <summary>The checkout's pages for people.</summary>
internal static class DocumentedPages
{
    /// <summary>README.md and everything in docs, as paths from the root.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["README.md", .. Directory.EnumerateFiles(Checkout.File("docs"), "*.md").Select(page => $"docs/{Path.GetFileName(page)}").Order(StringComparer.Ordinal)];
}
