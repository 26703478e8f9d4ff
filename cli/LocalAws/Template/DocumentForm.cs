using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Refuses what CreateDocument would refuse of a Command document; moto takes anything.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html</summary>
internal static class DocumentForm
{
    private const int Largest = 65_536;

    private static readonly string[] Members = ["schemaVersion", "description", "parameters", "mainSteps", "files"];

    private static readonly string[] ParameterMembers =
        ["type", "description", "default", "allowedValues", "allowedPattern", "displayType", "minItems", "maxItems", "minChars", "maxChars", "interpolationType"];

    private static readonly string[] StepMembers = ["action", "name", "inputs", "precondition", "onFailure", "onSuccess", "finallyStep", "isEnd", "maxAttempts"];

    private static readonly string[] ScriptInputs = ["runCommand", "timeoutSeconds", "workingDirectory"];

    /// <exception cref="LocalAwsException">What is wrong, and where.</exception>
    public static void Check(string logicalId, JsonObject content)
    {
        var size = Json.Bytes(content).Length;
        Require(size <= Largest, logicalId, $"it has {size} bytes, and {Largest} are allowed");
        Require(content["schemaVersion"].String() == "2.2", logicalId, "its schemaVersion is not 2.2");
        RequireMembers(logicalId, "it", content, Members);
        foreach (var (name, parameter) in content["parameters"] as JsonObject ?? [])
        {
            RequireMembers(logicalId, $"its parameter {name}", parameter as JsonObject ?? [], ParameterMembers);
        }

        var steps = content["mainSteps"] as JsonArray ?? [];
        Require(steps.Count > 0, logicalId, "it has no mainSteps");
        foreach (var step in steps.OfType<JsonObject>())
        {
            CheckStep(logicalId, step);
        }
    }

    private static void CheckStep(string logicalId, JsonObject step)
    {
        var name = $"its step {step["name"].String()}";
        RequireMembers(logicalId, name, step, StepMembers);
        if (step["action"].String() == "aws:runShellScript")
        {
            var inputs = step["inputs"] as JsonObject ?? [];
            RequireMembers(logicalId, $"{name} in its inputs", inputs, ScriptInputs);
            Require(inputs["runCommand"] is JsonArray { Count: > 0 } or JsonValue, logicalId, $"{name} has no runCommand in its inputs");
        }
    }

    private static void RequireMembers(string logicalId, string what, JsonObject node, string[] known)
    {
        var stranger = node.Select(member => member.Key).FirstOrDefault(member => !known.Contains(member));
        Require(stranger is null, logicalId, $"{what} has the member {stranger}, which does not belong there");
    }

    private static void Require(bool condition, string logicalId, string problem)
    {
        if (!condition)
        {
            throw new LocalAwsException($"Systems Manager refuses the document {logicalId} of the template: {problem}.");
        }
    }
}
