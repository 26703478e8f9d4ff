using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>
/// A measurement that takes minutes, nearly all of them for making the groups. By hand, with the native executable if there is one:
/// <c>REMEDIATION_BOOTSTRAP=artifacts/…/bootstrap Remediation.Functions.Tests -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class TenThousandGroups(ITestOutputHelper output)
{
    private const int Groups = 10_000;
    private const int OneOpenAmong = 20;

    [Theory(Explicit = true)]
    [InlineData("Notify")]
    [InlineData("Enforce")]
    public async Task A_sweep_of_ten_thousand_groups_stays_small(string mode)
    {
        await using var aws = await LocalAwsHost.StartAsync(
            new LocalAwsOptions
            {
                TemplatePath = Repository.File("template.yaml"),
                BootstrapPath = Environment.GetEnvironmentVariable("REMEDIATION_BOOTSTRAP"),
                Parameters = new Dictionary<string, string> { ["SweepMode"] = mode, ["Mode"] = "Notify" },
            },
            TestContext.Current.CancellationToken);
        int before = PeakMegabytes(aws);
        await MakeGroupsAsync(aws);
        var sweep = aws.Stack.Functions.Single(function => function.LogicalId == "SecurityGroupSweep");
        aws.Journal.Clear();
        var taken = Stopwatch.StartNew();

        var result = await aws.Functions.InvokeAsync("SecurityGroupSweep", "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, Encoding.UTF8.GetString(result.Payload));
        var answer = JsonSerializer.Deserialize(result.Payload, SweepJson.Default.SweepResult)!;
        var calls = aws.Journal.Entries.Where(call => call.Caller.Name == sweep.Name).GroupBy(call => $"{call.Service}:{call.Action}").OrderBy(call => call.Key, StringComparer.Ordinal)
            .Select(call => $"{call.Key} {call.Count()} ({call.Sum(one => one.Duration.TotalSeconds):0.0} s)");
        output.WriteLine($"{mode}: {answer}");
        output.WriteLine($"{taken.Elapsed.TotalSeconds:0.0} s; {string.Join(", ", calls)}; peak memory {PeakMegabytes(aws)} MB, {before} MB before the sweep");
        Assert.Equal((true, Groups + 1, Groups / OneOpenAmong), (answer.IsDone, answer.Groups, answer.NewFindings));
        Assert.InRange(PeakMegabytes(aws), 1, 256);
    }

    private static async Task MakeGroupsAsync(LocalAwsHost aws)
    {
        using var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        // moto cannot take two at a time.
        for (int number = 0; number < Groups; number++)
        {
            string groupId = await alice.CreateGroupAsync($"group-{number}", "for a measurement", TestContext.Current.CancellationToken);
            if (number % OneOpenAmong == 0)
            {
                await alice.AuthorizeAsync(groupId, [Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 443", Rule.World)], TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>The most that the sweep's process ever had in memory.</summary>
    private static int PeakMegabytes(LocalAwsHost aws) => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Where(folder => Read(folder, "environ").Contains("_HANDLER=SecurityGroupSweep", StringComparison.Ordinal)
            && Read(folder, "environ").Contains(aws.Endpoint.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        .SelectMany(folder => Read(folder, "status").Split('\n'))
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1024)
        .DefaultIfEmpty()
        .Max();

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
