using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Template;

internal static class Templates
{
    public static readonly string File = Repository.File("template.yaml");

    /// <summary>As written.</summary>
    public static JsonObject Text { get; } = TemplateReader.Read(File);

    /// <summary>A file with the same template, but for what wakes its functions.</summary>
    public static string WithoutEvents { get; } = WriteWithoutEvents();

    /// <summary>With every value worked out for one region, and everything in it that a parameter can leave out.</summary>
    public static StackDefinition Stack { get; } = SamTemplate.Load(
        File,
        new LocalAwsOptions { Parameters = new Dictionary<string, string> { ["SlackWebhook"] = "/remediation/slack", ["ForwardTo"] = "arn:aws:sns:eu-west-1:222233334444:central" } },
        "http://127.0.0.1").In("eu-central-1");

    public static FunctionDefinition Guard { get; } = Function("SecurityGroupGuard");

    public static FunctionDefinition Sweep { get; } = Function("SecurityGroupSweep");

    public static FunctionDefinition Function(string logicalId) => Stack.Functions.Single(function => function.LogicalId == logicalId);

    private static string WriteWithoutEvents()
    {
        var template = (JsonObject)Text.DeepClone();
        var resources = (JsonObject)template["Resources"]!;
        foreach (var (id, resource) in resources.ToList())
        {
            (resource!["Properties"] as JsonObject)?.Remove("Events");
            if (resource["Type"].String() == "AWS::Events::Rule")
            {
                resources.Remove(id);
            }
        }

        string path = Path.Combine(AppContext.BaseDirectory, "template-without-events.json");
        System.IO.File.WriteAllText(path, template.ToJsonString());
        return path;
    }
}
