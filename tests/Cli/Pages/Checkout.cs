namespace Remediation.Cli.Tests.Pages;

/// <summary>The checkout that the tests were built in, and its pages for people.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>README.md and everything in docs, as paths from the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        ["README.md", .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(page => $"docs/{Path.GetFileName(page)}").Order(StringComparer.Ordinal)];

    public static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "samconfig.toml")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No samconfig.toml above {AppContext.BaseDirectory}: run the tests in a checkout of the repository.");
    }
}
