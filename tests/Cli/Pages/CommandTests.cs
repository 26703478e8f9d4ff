using System.Diagnostics;
using System.Text.Json;
using Remediation.Cli.Commands.Replay;
using Remediation.Cli.Commands.Scan;

namespace Remediation.Cli.Tests.Pages;

/// <summary>Whatever the pages tell their readers to type works, or says that it needs AWS.</summary>
public sealed class CommandTests
{
    private const string OurProgram = "dotnet run --project cli -- ";

    /// <summary>Typed in the second terminal of <c>local</c>: these pages run there from top to bottom.</summary>
    private static readonly string[] PagesOfTheLocalAws = ["docs/local-aws.md"];

    public static TheoryData<string> OurCommands => [.. Plain.Select(command => command.Text).Where(text => text.StartsWith(OurProgram, StringComparison.Ordinal) && text != Local).Distinct()];

    public static TheoryData<string> Replays => [.. PageCommand.All.Where(command => command.Kind == "aws").Select(command => command.Text).Where(text => text.StartsWith($"{OurProgram}replay", StringComparison.Ordinal)).Distinct()];

    public static TheoryData<string> Scans => [.. PageCommand.All.Where(command => command.Kind == "aws").Select(command => command.Text).Where(text => text.StartsWith($"{OurProgram}scan", StringComparison.Ordinal)).Distinct()];

    private const string Local = OurProgram + "local";

    private static IEnumerable<PageCommand> Plain => PageCommand.All.Where(command => command.Kind.Length == 0);

    private static IEnumerable<PageCommand> OfTheLocalAws => Plain.Where(command => PagesOfTheLocalAws.Contains(command.Page) && !command.Text.StartsWith(OurProgram, StringComparison.Ordinal));

    [Fact]
    public void Every_command_is_run_here_or_marked_as_one_for_AWS_or_for_a_server()
    {
        Assert.NotEmpty(Plain);
        Assert.All(PageCommand.All, command => Assert.True(
            command.Kind is "aws" or "instance" || (command.Kind.Length == 0 && IsRunHere(command)),
            $"{command}: no test runs it. Begin its block with ```bash aws if it needs an account, ```bash instance if it is typed on a server."));
    }

    [Theory]
    [MemberData(nameof(OurCommands))]
    public async Task A_command_of_ours_does_what_the_page_says(string command)
    {
        Terminal.RequireLocalAws();
        using var terminal = new Terminal();
        File.Copy(Checkout.File("tests/Events/Events/authorize-answer-lists-rules.json"), Path.Combine(terminal.Folder, "event.json"));

        var (exitCode, output) = await terminal.RunAsync(OnTheBuild(command));

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task What_the_page_of_the_local_AWS_says_works_beside_it()
    {
        Terminal.RequireLocalAws();
        Terminal.Require("aws");
        Terminal.Require("curl");
        Assert.Contains(Plain, command => command.Text == Local);
        using var first = new Terminal();
        await using var local = await first.StartAsync(OnTheBuild($"{Local} --port 0"), line => line.TrimStart().StartsWith("export AWS_ENDPOINT_URL", StringComparison.Ordinal));
        string export = local.Line.Trim();
        string endpoint = export["export AWS_ENDPOINT_URL=".Length..].Split(' ')[0];

        foreach (var command in OfTheLocalAws)
        {
            using var second = new Terminal();
            string here = command.Text.Replace("http://127.0.0.1:4577", endpoint, StringComparison.Ordinal).Replace("curl -s", "curl -sf", StringComparison.Ordinal);
            var (exitCode, output) = await second.RunAsync($"{export}\n{here}");

            Assert.True(exitCode == 0, $"{command}\n{output}");
        }
    }

    [Fact]
    public async Task The_native_build_is_one_that_make_knows()
    {
        Terminal.Require("make");
        foreach (var command in Plain.Where(command => command.Text.StartsWith("make ", StringComparison.Ordinal)))
        {
            using var terminal = new Terminal();

            var (exitCode, output) = await terminal.RunAsync($"make -C '{Checkout.Root}' --dry-run {command.Text["make ".Length..]}");

            Assert.True(exitCode == 0 && output.Contains("dotnet publish functions/Bootstrap", StringComparison.Ordinal), output);
        }
    }

    [Fact]
    public void The_test_command_of_the_readme_is_what_the_build_runs() =>
        Assert.All(
            Plain.Where(command => command.Text.StartsWith("dotnet test", StringComparison.Ordinal)),
            command => Assert.Contains(command.Text, File.ReadAllText(Checkout.File(".ci/run")), StringComparison.Ordinal));

    [Fact]
    public async Task The_calls_of_AWS_that_a_page_tells_are_calls_that_its_command_line_has()
    {
        Terminal.Require("python3");
        using var terminal = new Terminal();
        await terminal.RequirePackageAsync("awscli");
        string commands = Path.Combine(terminal.Folder, "commands");
        await File.WriteAllLinesAsync(commands, PageCommand.All.Select(command => Json(command.Text)), TestContext.Current.CancellationToken);

        var (exitCode, output) = await terminal.RunAsync($"python3 '{Path.Combine(AppContext.BaseDirectory, "Files", "check-aws-commands.py")}' <'{commands}'");

        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [MemberData(nameof(Scans))]
    public void A_scan_of_an_account_has_arguments_that_it_takes(string command) =>
        Assert.Empty(ScanCommand.Create().Parse(command[$"{OurProgram}scan".Length..]).Errors);

    [Theory]
    [MemberData(nameof(Replays))]
    public void A_replay_of_queues_has_arguments_that_it_takes(string command) =>
        Assert.Empty(ReplayCommand.Create().Parse(command[$"{OurProgram}replay".Length..]).Errors);

    private static bool IsRunHere(PageCommand command) =>
        command.Text.StartsWith(OurProgram, StringComparison.Ordinal)
        || command.Text.StartsWith("make ", StringComparison.Ordinal)
        || command.Text == "dotnet test Remediation.sln"
        || OfTheLocalAws.Contains(command);

    /// <summary>The same program, built already: a build within a build would wait for itself.</summary>
    private static string OnTheBuild(string command) =>
        $"dotnet '{Path.Combine(AppContext.BaseDirectory, "remediation.dll")}' {command[OurProgram.Length..]}"
        + (command.Contains(" documents", StringComparison.Ordinal) || command.Contains(" settings", StringComparison.Ordinal) ? $" --check --template '{Checkout.File("template.yaml")}'" : "");

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
