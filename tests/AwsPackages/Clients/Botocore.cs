using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>AWS's own service models, as botocore (the Python SDK) ships them: an oracle that nobody here has written.</summary>
internal static class Botocore
{
    private static readonly Lazy<string?> Data = new(FindData);

    /// <summary>Python that sees botocore: what it prints, given a program and its standard input.</summary>
    public static string Run(string program, string input = "")
    {
        SkipIfAbsent();
        return TryRun(program, input) ?? throw new InvalidOperationException($"Python with botocore failed on:\n{program}");
    }

    /// <summary>A file of botocore's data folder, whether it is compressed or not.</summary>
    public static JsonElement Read(string name)
    {
        SkipIfAbsent();
        var path = Path.Combine(Data.Value!, name);
        using Stream file = File.Exists(path)
            ? File.OpenRead(path)
            : new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    private static void SkipIfAbsent()
    {
        if (Data.Value is null)
        {
            Assert.Skip("python3 cannot import botocore (pip install botocore): names are not compared with AWS's service models.");
        }
    }

    private static string? FindData() =>
        TryRun("import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))", "")?.Trim();

    private static string? TryRun(string program, string input)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            python.StandardInput.Write(input);
            python.StandardInput.Close();
            var output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
