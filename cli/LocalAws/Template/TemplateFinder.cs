namespace Remediation.Cli.LocalAws;

/// <summary>Finds the template that describes what to run.</summary>
internal static class TemplateFinder
{
    /// <exception cref="LocalAwsException">There is none; the sentence says how to name one.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given) ? Path.GetFullPath(given) : throw new LocalAwsException($"The template '{given}' does not exist.");
        }

        return Upward(Directory.GetCurrentDirectory()) ?? Upward(AppContext.BaseDirectory)
            ?? throw new LocalAwsException(
                $"There is no template.yaml in {Directory.GetCurrentDirectory()} or above it, nor above the program; run in the repository or name the file with --template.");
    }

    private static string? Upward(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var candidate = Path.Combine(current.FullName, "template.yaml");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
