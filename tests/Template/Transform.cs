using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>
/// The template as CloudFormation gets it, made by AWS's own translator of SAM, for each of <see cref="ParameterSets"/>.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/transform-aws-serverless.html
/// </summary>
internal static class Transform
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, JsonObject>>> Results = new(RunAsync);

    /// <summary>Names of <see cref="ParameterSets.All"/>, for theories.</summary>
    public static TheoryData<string> Sets => [.. ParameterSets.All.Keys];

    public static Task<JsonObject> DefaultAsync() => OfAsync("the defaults");

    public static async Task<JsonObject> OfAsync(string set)
    {
        Programs.Require(await HasTranslator.Value, "aws-sam-translator is missing: pip install aws-sam-translator.");
        return (await Results.Value)[set];
    }

    /// <summary>What is deployed with a set, every value worked out.</summary>
    public static async Task<DeployedStack> StackAsync(string set) => new(await OfAsync(set), ParameterSets.All[set]);

    private static readonly Lazy<Task<bool>> HasTranslator = new(async () =>
        Programs.OnPath(Programs.Python) && (await Programs.RunAsync(Programs.Python, ["-c", "import samtranslator"])).ExitCode == 0);

    private static async Task<IReadOnlyDictionary<string, JsonObject>> RunAsync()
    {
        var sets = new JsonArray([.. ParameterSets.All.Values.Select(set => (JsonNode)new JsonObject(set.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))))]);
        var (exitCode, output, errors) = await Programs.RunAsync(
            Programs.Python, [Path.Combine(AppContext.BaseDirectory, "Files", "transform.py"), Checkout.File("template.yaml")], Json.Text(sets));
        Assert.True(exitCode == 0, errors);
        return JsonNode.Parse(output)!.AsArray().Zip(ParameterSets.All.Keys).ToDictionary(pair => pair.Second, pair => (JsonObject)pair.First!);
    }
}
