using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.Commands.Documents;
using Remediation.Cli.LocalAws;
using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests;

/// <summary>What SSM and its agents demand of a document, and what this project does.</summary>
public sealed partial class DocumentTests
{
    private const int LargestDocument = 64 * 1024;
    private const int LongestLockWait = 9999;

    // CloudFormation hands the document on as Jackson writes it, which escapes only what JSON demands (DocumentModelTranslator in
    // aws-cloudformation/aws-cloudformation-resource-providers-ssm).
    private static readonly JsonSerializerOptions AsCloudFormation = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. SsmAgent.Documents.Select(document => document.Name)];

    [Fact]
    public void The_template_holds_the_documents_as_they_are()
    {
        string template = File.ReadAllText(Repository.File("template.yaml"));

        Assert.True(template == TemplateDocuments.Replace(template, SsmAgent.Documents), "Run 'dotnet run --project cli -- documents'.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CloudFormation_reads_from_the_template_what_the_files_say(string name)
    {
        var resource = TemplateReader.Read(Repository.File("template.yaml"))["Resources"]![name]!;

        Assert.Equal("AWS::SSM::Document", resource["Type"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(Document(name).ToJson(), resource["Properties"]!["Content"]));
    }

    [Fact]
    public void A_template_without_a_place_for_the_documents_is_refused() =>
        Assert.Throws<LocalAwsException>(() => TemplateDocuments.Replace("Resources:\n", SsmAgent.Documents));

    [Fact]
    public void What_is_around_the_documents_stays_and_documents_that_are_gone_go()
    {
        string template = $"Resources:\n  Mine: 1\n{TemplateDocuments.Begin}\n  Old: 2\n{TemplateDocuments.End}\nOutputs:\n";

        string written = TemplateDocuments.Replace(template, []);

        Assert.Equal($"Resources:\n  Mine: 1\n{TemplateDocuments.Begin}\n\n{TemplateDocuments.End}\nOutputs:\n", written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_is_one_step_of_schema_2_2_for_Linux(string name)
    {
        var document = Document(name).ToJson();
        var step = document["mainSteps"]!.AsArray().Single()!;

        Assert.Equal("2.2", document["schemaVersion"]!.GetValue<string>());
        Assert.Equal("aws:runShellScript", step["action"]!.GetValue<string>());
        Assert.Equal(name, step["name"]!.GetValue<string>());
        Assert.Equal("""{"StringEquals":["platformType","Linux"]}""", step["precondition"]!.ToJsonString());
        Assert.Equal(2, step["inputs"]!["runCommand"]!.AsArray().Count);
        Assert.InRange(Encoding.UTF8.GetByteCount(document.ToJsonString(AsCloudFormation)), 1, LargestDocument);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_takes_only_values_that_no_shell_could_misread(string name) => Assert.All(Document(name).Parameters, parameter =>
    {
        var (_, declared) = parameter;
        string standard = declared!["default"]!.GetValue<string>();
        Assert.Equal(("String", "ENV_VAR"), (declared["type"]!.GetValue<string>(), declared["interpolationType"]!.GetValue<string>()));
        if (declared["allowedValues"] is JsonArray values)
        {
            Assert.Contains(standard, values.Select(value => value!.GetValue<string>()));
            Assert.All(values, value => Assert.Matches("^[A-Za-z]+$", value!.GetValue<string>()));
            return;
        }

        // The agent's own check looks for the pattern anywhere, so it must be anchored.
        string pattern = declared["allowedPattern"]!.GetValue<string>();
        Assert.Matches(@"^\^.+\$$", pattern);
        Assert.Matches(pattern, standard);
        Assert.All(
            (string[])["\"", "'", "`", "$", ";", "&", "|", "<", "\\", "\n", "(", "{", "*", "!"],
            // Java's and Go's $ is the very end, .NET's may be before a line end.
            harmful => Assert.DoesNotMatch(pattern[..^1] + "\\z", $"{standard}{harmful}{standard}"));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_script_uses_the_parameters_that_are_declared_and_no_others(string name)
    {
        var document = Document(name);
        var used = Braces().Matches(document.Script).Select(match => match.Value).ToList();

        Assert.Equal(document.Parameters.Select(parameter => $"{{{{ {parameter.Key} }}}}").Order(), used.Distinct().Order());
        Assert.All(document.Parameters, parameter => Assert.Contains(
            $"if [ -z \"${{SSM_{parameter.Key}+x}}\" ]; then SSM_{parameter.Key}=\"{{{{ {parameter.Key} }}}}\"; fi", document.Script, StringComparison.Ordinal));
        Assert.Equal(document.Parameters.Count, used.Count);
    }

    /// <summary>The agent's timeout kills; the script's own timeouts end things in order, so they must come first.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_agent_waits_longer_than_all_that_the_script_waits_for(string name)
    {
        var document = Document(name);
        string timeout = document.ToJson()["mainSteps"]![0]!["inputs"]!["timeoutSeconds"]!.GetValue<string>();
        int inside = Seconds().Matches(document.Script).Sum(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

        Assert.True(int.Parse(timeout, CultureInfo.InvariantCulture) > inside + (document.Parameters.ContainsKey("LockWaitSeconds") ? LongestLockWait : 0));
        Assert.InRange(int.Parse(timeout, CultureInfo.InvariantCulture), 5, 172800);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Shellcheck_finds_nothing_in_the_script(string name)
    {
        await Machine.RequireAsync("shellcheck", "shellcheck");
        string file = Path.Combine(Path.GetTempPath(), $"{name}-{Guid.NewGuid()}.sh");
        await File.WriteAllTextAsync(file, Document(name).Script, TestContext.Current.CancellationToken);
        try
        {
            // SC2317: functions that are called by a name in a variable.
            var check = await Command.TryAsync("shellcheck", "--shell=sh", "--severity=style", "--exclude=SC2317", file);

            Assert.Equal((0, ""), (check.ExitCode, check.Output));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_agent_starts_the_script_with_the_shell_that_it_was_written_for(string name) =>
        Assert.StartsWith("#!/bin/sh\n", Document(name).Script, StringComparison.Ordinal);

    private static CommandDocument Document(string name) => SsmAgent.Document(name);

    [GeneratedRegex(@"\{\{.*?\}\}")]
    private static partial Regex Braces();

    [GeneratedRegex("^[A-Z_]+_SECONDS=([0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Seconds();
}
