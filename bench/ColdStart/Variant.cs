using System.Diagnostics;

namespace Remediation.ColdStart;

/// <summary>One way to run the function.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Command">The executable.</param>
/// <param name="Argument">Its argument, if it has one.</param>
/// <param name="Size">Bytes that are deployed, where the function brings its whole runtime along.</param>
internal sealed record Variant(string Name, string Command, string? Argument, long? Size)
{
    public const string Boto3 = "Python boto3";

    /// <summary>The variants that are measured.</summary>
    /// <exception cref="BenchmarkException">Something has to be built or installed first.</exception>
    public static IReadOnlyList<Variant> Find(IReadOnlyList<string> natives)
    {
        string root = Root();
        return [.. Natives(root, natives), Managed(root), Python()];
    }

    private static IEnumerable<Variant> Natives(string root, IReadOnlyList<string> given)
    {
        if (given.Count == 0)
        {
            string folder = Path.Combine(root, "artifacts");
            var built = Directory.Exists(folder)
                ? Directory.GetDirectories(folder, "native-*")
                    .SelectMany(native => Directory.GetFiles(native, "bootstrap", SearchOption.AllDirectories))
                    .Where(file => file.Contains($"{Path.DirectorySeparatorChar}publish{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                    .OrderByDescending(File.GetLastWriteTimeUtc).ToList()
                : [];
            given = built.Count > 0 ? [built[0]] : throw new BenchmarkException(
                "There is no native executable. Build it with 'make native' (where the .NET 10 runtime pack is not to be had: 'make native NATIVE_TFM=net9.0'), or name one with --native PATH.");
        }

        foreach (string path in given.Distinct())
        {
            if (!File.Exists(path))
            {
                throw new BenchmarkException($"--native: there is no file '{path}'. Build it with 'make native' (or 'make native NATIVE_TFM=net9.0').");
            }

            yield return new Variant(
                given.Count == 1 ? "C# native" : path, Path.GetFullPath(path), null, new FileInfo(path).Length);
        }
    }

    private static Variant Managed(string root)
    {
        string library = Path.Combine(root, "artifacts/bin/Remediation.Bootstrap/release/bootstrap.dll");
        return File.Exists(library)
            ? new Variant("C# managed", "dotnet", library, null)
            : throw new BenchmarkException($"There is no managed build. Build it with 'dotnet build functions/Bootstrap --configuration Release' in {root}.");
    }

    private static Variant Python()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "import boto3"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? new Variant(Boto3, "python3", Path.Combine(AppContext.BaseDirectory, "boto3_function.py"), null)
                : throw new BenchmarkException("python3 has no boto3. Install it with 'pip install boto3'.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchmarkException("There is no python3. Install Python 3 and then boto3 ('pip install boto3').");
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "functions", "Bootstrap")))
            {
                return folder.FullName;
            }
        }

        throw new BenchmarkException("The benchmark does not find the project around it. Run it with 'dotnet run' from the project's folder.");
    }
}
