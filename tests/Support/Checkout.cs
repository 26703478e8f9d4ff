namespace Remediation;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

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
