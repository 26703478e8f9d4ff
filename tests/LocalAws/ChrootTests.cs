using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>Documents that really run: one host, and a chroot of Debian 12 for each instance.</summary>
public sealed class ChrootTests : IAsyncLifetime
{
    private const string Probe = "remediation-Probe";

    private LocalAwsHost? host;

    private LocalAwsHost Aws => host!;

    private Machines Machines => new(Aws);

    public async ValueTask InitializeAsync()
    {
        await Requirements.SkipWithoutChrootsAsync();
        host = await LocalAwsHost.StartAsync(Requirements.Options with { UseChroots = true, StartFunctions = false }, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task The_documents_own_text_runs_in_the_instances_own_Debian_as_the_agent_runs_it()
    {
        var (first, second) = (await Machines.ManagedAsync(Machines.Debian12), await Machines.ManagedAsync(Machines.Debian12));

        var rebooted = await RunAsync(first, "reboot");
        var looked = await RunAsync(second, "look", ("Text", "words"));

        Assert.Equal(("Success", 0), (rebooted.Status, rebooted.Code));
        Assert.EndsWith("no input\nrebooted\n", rebooted.Output, StringComparison.Ordinal);
        Assert.StartsWith($"debian=12 home=none what=look text=words instance={second} region=eu-central-1 command={looked.Command}\nno input\nnew machine\n", looked.Output, StringComparison.Ordinal);
        Assert.Equal(("Failed", 3, "to stderr\n"), (looked.Status, looked.Code, looked.Error));
    }

    [Fact]
    public async Task A_step_that_takes_longer_than_its_timeoutSeconds_is_killed_with_all_that_it_started()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);

        var hung = await RunAsync(id, "hang");

        Assert.Equal(("ExecutionTimedOut", 137), (hung.Details, hung.Code));
        Assert.DoesNotContain(
            Directory.EnumerateDirectories("/proc").Select(p => Path.Combine(p, "environ")).Where(File.Exists).Select(ReadOrNothing),
            environment => environment.Contains($"SSM_COMMAND_ID={hung.Command}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_document_of_ours_or_no_Debian_is_simulated()
    {
        var (debian, amazon) = (await Machines.ManagedAsync(Machines.Debian12), await Machines.ManagedAsync("ami-0a120000000002023"));

        await Machines.EndAsync(await Machines.SendAsync("AWS-RunShellScript", [debian], request => request["Parameters"] = new JsonObject { ["commands"] = new JsonArray("echo hello") }));
        var onAmazon = await RunAsync(amazon, "look");

        Assert.Equal(("Success", string.Empty), (onAmazon.Status, onAmazon.Output));
    }

    private static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or is none of ours.
            return string.Empty;
        }
    }

    private async Task<(string Command, string? Status, string? Details, int Code, string? Output, string? Error)> RunAsync(string id, string what, params (string Name, string Value)[] more)
    {
        var command = await Machines.SendAsync(Probe, [id], request => request["Parameters"] = new JsonObject(
            [.. more.Append(("What", what)).Select(p => KeyValuePair.Create(p.Item1, (JsonNode?)new JsonArray(p.Item2)))]));
        // The first run on a computer makes the image.
        await Aws.Events.WaitForAsync<CommandChanged>(c => c.CommandId == command && c.InstanceId is null && c.Status is not "InProgress", TimeSpan.FromMinutes(8), TestContext.Current.CancellationToken);
        var run = (await Machines.SsmAsync("GetCommandInvocation", new JsonObject { ["CommandId"] = command, ["InstanceId"] = id })).JsonBody;
        return (command, run["Status"].String(), run["StatusDetails"].String(), run["ResponseCode"]!.GetValue<int>(), run["StandardOutputContent"].String(), run["StandardErrorContent"].String());
    }
}
