using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Documents;

/// <summary>
/// One SSM Command document (schema 2.2), made from <c>functions/Documents/NAME/document.yaml</c> and the two parts of its script:
/// <c>common.sh</c>, and <c>NAME/NAME.sh</c>.
/// Shape: https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
/// </summary>
internal sealed class CommandDocument
{
    private readonly JsonObject document;

    private CommandDocument(string name, string text, JsonObject document, IReadOnlyList<string> runCommand)
    {
        this.document = document;
        Name = name;
        Text = text;
        RunCommand = runCommand;
    }

    /// <summary>Also its logical id in the template.</summary>
    public string Name { get; }

    /// <summary>document.yaml as it is; its last mapping is the only step's <c>inputs</c>, without <c>runCommand</c>.</summary>
    public string Text { get; }

    /// <summary>The agent joins these with a line end into one file.</summary>
    public IReadOnlyList<string> RunCommand { get; }

    /// <summary>The file that the agent runs, before parameters are put in.</summary>
    public string Script => string.Join('\n', RunCommand);

    /// <summary>Every document below a folder, in the order of their names.</summary>
    /// <exception cref="LocalAwsException">A folder lacks one of its files, or its document.yaml is not as it must be.</exception>
    public static IReadOnlyList<CommandDocument> ReadAll(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(document => Read(folder, Path.GetFileName(document)))];

    /// <summary>The parameters as the document declares them, by name.</summary>
    public JsonObject Parameters => document["parameters"]?.AsObject() ?? [];

    /// <summary>The whole document as JSON, as SSM keeps it.</summary>
    public JsonObject ToJson()
    {
        var whole = document.DeepClone().AsObject();
        whole["mainSteps"]![0]!["inputs"]!["runCommand"] = new JsonArray([.. RunCommand.Select(text => JsonValue.Create(text))]);
        return whole;
    }

    private static CommandDocument Read(string folder, string name)
    {
        string yaml = Path.Combine(folder, name, "document.yaml");
        string[] scripts = [Path.Combine(folder, "common.sh"), Path.Combine(folder, name, $"{name}.sh")];
        if (scripts.Append(yaml).FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new LocalAwsException($"The document {name} lacks {missing}.");
        }

        var document = TemplateReader.Read(yaml);
        return EndsWithInputs(document)
            ? new CommandDocument(name, File.ReadAllText(yaml), document, [.. scripts.Select(File.ReadAllText)])
            : throw new LocalAwsException($"{yaml} must hold exactly one step, and end with its 'inputs' without 'runCommand'.");
    }

    // The script is appended to the text, so the text must end where it belongs.
    private static bool EndsWithInputs(JsonObject document) =>
        document.LastOrDefault() is { Key: "mainSteps", Value: JsonArray { Count: 1 } steps }
        && steps[0] is JsonObject step
        && step.LastOrDefault() is { Key: "inputs", Value: JsonObject inputs }
        && !inputs.ContainsKey("runCommand");
}
