using System.Diagnostics;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Notices;

/// <summary>docs/notice.schema.json says what is in a notice's JSON: everything, and nothing else. Checked by Python's jsonschema, which comes with moto.</summary>
public sealed class SchemaTests
{
    private const string Script = """
        import json, sys
        from jsonschema import Draft202012Validator
        def close(node):
            if isinstance(node, dict):
                if "properties" in node:
                    node["additionalProperties"] = False
                for value in node.values():
                    close(value)
            elif isinstance(node, list):
                for value in node:
                    close(value)
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        close(schema["$defs"])
        validator = Draft202012Validator(schema)
        for line in sys.stdin:
            error = next(iter(sorted(validator.iter_errors(json.loads(line)), key=lambda e: len(e.path))), None)
            print("" if error is None else "/".join(map(str, error.path)) + ": " + error.message[:300].replace("\n", " "))
        """;

    private static readonly Dictionary<string, Action<JsonObject>> Mistakes = new()
    {
        ["no id"] = json => json.Remove("id"),
        ["another version"] = json => json["version"] = "2",
        ["a kind that is none"] = json => json["kind"] = "Opened",
        ["a severity with a capital"] = json => json["severity"] = "High",
        ["a subject that SNS does not take"] = json => json["subject"] = new string('x', 100),
        ["a member that nobody knows"] = json => json["colour"] = "red",
        ["no facts"] = json => json.Remove("group"),
        ["a rule without a result"] = json => ((JsonObject)json["group"]!["rules"]![0]!).Remove("result"),
        ["a rule with something else"] = json => json["group"]!["rules"]![0]!["port"] = 22,
        ["a number as text"] = json => json["group"]!["secondsToRemediate"] = "3",
        ["an actor without a name"] = json => ((JsonObject)json["group"]!["actor"]!).Remove("name"),
    };

    [Fact]
    public async Task The_JSON_of_every_notice_is_as_the_schema_says()
    {
        var files = Directory.GetFiles(Snapshot.Folder, "*.json").Where(file => Path.GetFileName(file).Split('.').Length == 2).Order(StringComparer.Ordinal).ToList();

        var problems = await ValidateAsync([.. files.Select(file => JsonNode.Parse(File.ReadAllText(file))!)]);

        Assert.InRange(files.Count, 24, 1000);
        Assert.Equal("", string.Join('\n', files.Zip(problems).Where(pair => pair.Second.Length > 0).Select(pair => $"{Path.GetFileName(pair.First)}: {pair.Second}")));
    }

    [Fact]
    public async Task Whatever_is_wrong_in_a_notice_the_schema_refuses()
    {
        var wrong = Mistakes.Values.Select(spoil =>
        {
            var json = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Snapshot.Folder, "Closed.json")))!;
            spoil(json);
            return (JsonNode)json;
        });

        var problems = await ValidateAsync([.. wrong]);

        Assert.All(Mistakes.Keys.Zip(problems), pair => Assert.True(pair.Second.Length > 0, $"The schema allows {pair.First}."));
    }

    /// <returns>For each notice what is wrong with it, or nothing.</returns>
    private static async Task<IReadOnlyList<string>> ValidateAsync(IReadOnlyList<JsonNode> notices)
    {
        Requirements.Require(Requirements.Python);
        var start = new ProcessStartInfo(Requirements.Python, ["-c", Script, Repository.File("docs/notice.schema.json")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var notice in notices)
        {
            await process.StandardInput.WriteLineAsync(Json.Text(notice));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Requirements.Require(!(await errors).Contains("No module named 'jsonschema'", StringComparison.Ordinal), "python3 has no jsonschema, which comes with moto[server]");
        Assert.True(process.ExitCode == 0, await errors);
        string[] lines = (await output).ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(notices.Count + 1, lines.Length);
        return lines[..^1];
    }
}
