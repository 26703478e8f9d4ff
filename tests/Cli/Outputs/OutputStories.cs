using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Cli.Tests.Pages;
using Remediation.Cli.Tests.Replay;
using Remediation.Cli.Tests.Scan;

namespace Remediation.Cli.Tests.Outputs;

/// <summary>What the stack's outputs tell people to type does what they say, typed into a shell.</summary>
public sealed class OutputStories(GuardedAccount account) : IClassFixture<GuardedAccount>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly JsonObject Template = TemplateReader.Read(Checkout.File("template.yaml"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_command_line_has_every_call_that_an_output_makes()
    {
        Terminal.Require("python3");
        using var terminal = new Terminal();
        await terminal.RequirePackageAsync("awscli");
        string commands = Path.Combine(terminal.Folder, "commands");
        var values = Outputs(new LocalAwsOptions()).Values.Where(value => value.Contains("aws ", StringComparison.Ordinal)).ToList();
        await File.WriteAllLinesAsync(commands, values.Select(value => $"\"{JsonEncodedText.Encode(value)}\""), Cancellation);

        var (exitCode, output) = await terminal.RunAsync($"python3 '{Path.Combine(AppContext.BaseDirectory, "Files", "check-aws-commands.py")}' <'{commands}'");

        Assert.NotEmpty(values);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_trial_opens_a_group_and_it_is_closed()
    {
        string groupId = JsonNode.Parse(await TypeAsync("TryIt"))!["SecurityGroupRules"]![0]!["GroupId"].String()!;

        await account.Aws.Events.WaitForAsync<InvocationEnded>(
            ended => ended.Function == "remediation-SecurityGroupGuard" && Encoding.UTF8.GetString(ended.Result.Payload).Contains(groupId, StringComparison.Ordinal), Patience, Cancellation);
        Assert.Empty(await OpenRulesAsync(groupId));
    }

    [Theory]
    [InlineData("SweepNow", "remediation-SecurityGroupSweep")]
    [InlineData("PatchNow", "remediation-PatchSweep")]
    public async Task A_sweep_begins_when_it_is_told_to(string output, string function)
    {
        int before = account.Aws.Events.History.OfType<InvocationEnded>().Count(ended => ended.Function == function && ended.Result.Succeeded);

        await TypeAsync(output);

        await account.Aws.Events.WaitForAsync<InvocationEnded>(
            _ => account.Aws.Events.History.OfType<InvocationEnded>().Count(ended => ended.Function == function && ended.Result.Succeeded) > before, Patience, Cancellation);
    }

    [Fact]
    public async Task Everything_stops_at_once_and_started_again_it_makes_good_what_came_meanwhile()
    {
        await TypeAsync("StopAtOnce");
        string group = await account.Aws.OpensAsync(account.Aws.Options.Region, "while-stopped", "tcp/22 0.0.0.0/0");
        await account.Aws.Events.WaitForAsync<DeadLettered>(letter => letter.Body.Contains(group, StringComparison.Ordinal), Patience, Cancellation);
        await TypeAsync("SweepNow");
        var refused = await account.ReplayAsync(account.Aws.Options.Region, "--stack", "remediation", "--go");
        bool stayedOpen = (await OpenRulesAsync(group)).Any();

        await TypeAsync("StartAgain");
        var replayed = await account.ReplayAsync(account.Aws.Options.Region, "--stack", "remediation", "--go");

        Assert.True(stayedOpen);
        Assert.Equal((2, 0), (refused.ExitCode, replayed.ExitCode));
        Assert.Contains("stays: AWS refused: TooManyRequestsException", refused.Output, StringComparison.Ordinal);
        Assert.Contains("function remediation-SecurityGroupGuard: ZeroReservedConcurrency", replayed.Output, StringComparison.Ordinal);
        Assert.Empty(await OpenRulesAsync(group));
    }

    private static Dictionary<string, string> Outputs(LocalAwsOptions options)
    {
        var intrinsics = new Intrinsics(Template, options, options.Region, "http://127.0.0.1");
        return ((JsonObject)Template[nameof(Outputs)]!).ToDictionary(output => output.Key, output => intrinsics.Resolve(output.Value!["Value"]).String()!);
    }

    private async Task<string> TypeAsync(string output)
    {
        Terminal.Require("aws");
        using var terminal = new Terminal();
        var (exitCode, text) = await terminal.RunAsync(
            $"""
            export AWS_ENDPOINT_URL={account.Aws.Endpoint} AWS_ACCESS_KEY_ID=operator AWS_SECRET_ACCESS_KEY=local
            {Outputs(account.Aws.Options)[output]}
            """);
        Assert.True(exitCode == 0, text);
        return text;
    }

    private async Task<IEnumerable<string>> OpenRulesAsync(string group)
    {
        using var user = new LocalUser(account.Aws.Endpoint, account.Aws.Options.Region, "owner");
        return (await user.LookAtAsync(group, Cancellation))!.Group.Rules.Select(rule => rule.ToString());
    }
}
