using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Documents by their names: AWS's own, and those that are in moto, from the template or from anybody.</summary>
internal sealed class DocumentLibrary(MotoClient moto, Func<string, StackDefinition> stackIn)
{
    /// <param name="nameOrArn">A name, or the ARN of a document.</param>
    /// <exception cref="AwsErrorException">InvalidDocument: there is none that can be sent.</exception>
    public async Task<SsmDocument> FindAsync(AwsScope scope, string nameOrArn, CancellationToken cancellation)
    {
        var name = nameOrArn.Split(":document/")[^1];
        if (AwsDocuments.Find(name) is { } aws)
        {
            return new SsmDocument(name, null, aws);
        }

        try
        {
            var answer = await moto.JsonAsync(scope, "ssm", "AmazonSSM.GetDocument", new JsonObject { ["Name"] = name, ["DocumentFormat"] = "JSON" }, cancellation);
            var logicalId = stackIn(scope.Region).Documents.FirstOrDefault(d => d.Name == name)?.LogicalId;
            return answer["DocumentType"].String() == "Command" && JsonNode.Parse(answer["Content"].String() ?? "{}") is JsonObject content
                ? new SsmDocument(name, logicalId, content)
                : throw Unknown(name);
        }
        catch (AwsErrorException refused) when (refused.Error.Code == "InvalidDocument")
        {
            throw Unknown(name);
        }
    }

    private static AwsErrorException Unknown(string name) => new("InvalidDocument", $"Document with name {name} does not exist.");
}

/// <summary>A document of the type Command.</summary>
/// <param name="LogicalId">In the template, when it is from there.</param>
internal sealed record SsmDocument(string Name, string? LogicalId, JsonObject Content)
{
    /// <summary>The names under which results are set for it.</summary>
    public IEnumerable<string> Names => LogicalId is null ? [Name] : [LogicalId, Name];

    public JsonObject Parameters => Content["parameters"] as JsonObject ?? [];

    public IReadOnlyList<JsonObject> Steps => [.. (Content["mainSteps"] as JsonArray ?? []).OfType<JsonObject>()];
}
