using System.Diagnostics;
using System.Text.Json;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>The switch between the subset and the official packages, as MSBuild evaluates it: nothing is restored or built.</summary>
public sealed class OfficialPackagesTests
{
    [Fact]
    public void The_official_packages_take_the_place_of_every_source_file()
    {
        using var project = Evaluate("official");

        Assert.Equal(
            [
                "AWSSDK.CloudFormation", "AWSSDK.EC2", "AWSSDK.EventBridge", "AWSSDK.Lambda", "AWSSDK.SQS", "AWSSDK.SimpleNotificationService", "AWSSDK.SimpleSystemsManagement",
                "Amazon.Lambda.CloudWatchEvents", "Amazon.Lambda.Core", "Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.SNSEvents", "Amazon.Lambda.SQSEvents",
                "Amazon.Lambda.Serialization.SystemTextJson",
            ],
            AwsPackages(project));
        Assert.Empty(Items(project, "Compile"));
        Assert.Subset(
            Items(project, "PackageVersion").ToHashSet(),
            AwsPackages(project).ToHashSet());
    }

    [Fact]
    public void The_subset_needs_the_shared_runtime_of_the_SDK_only()
    {
        using var project = Evaluate("subset");

        Assert.Equal(["AWSSDK.Core"], AwsPackages(project));
        Assert.Contains("Amazon.EC2/AmazonEC2Client.cs", Items(project, "Compile").Select(path => path.Replace('\\', '/')));
    }

    private static IEnumerable<string> AwsPackages(JsonDocument project) =>
        Items(project, "PackageReference")
            .Where(name => name.StartsWith('A'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Items(JsonDocument project, string kind) =>
        project.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);

    private static JsonDocument Evaluate(string packages)
    {
        using var msbuild = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "msbuild", Path.Combine(RepositoryRoot(), "functions", "AwsPackages", "Remediation.AwsPackages.csproj"), $"-p:AwsPackages={packages}",
                "-getItem:PackageReference", "-getItem:Compile", "-getItem:PackageVersion",
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = msbuild.StandardOutput.ReadToEnd();
        msbuild.WaitForExit();
        Assert.True(msbuild.ExitCode == 0, output);
        return JsonDocument.Parse(output);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Directory.Packages.props above {AppContext.BaseDirectory}.");
    }
}
