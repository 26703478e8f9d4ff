using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Template;

internal static class Templates
{
    public static readonly string File = Repository.File("template.yaml");

    /// <summary>As written.</summary>
    public static JsonObject Text { get; } = TemplateReader.Read(File);

    /// <summary>With every value worked out for one region, and everything in it that a parameter can leave out.</summary>
    public static StackDefinition Stack { get; } = SamTemplate.Load(
        File,
        new LocalAwsOptions { Parameters = new Dictionary<string, string> { ["SlackWebhook"] = "/remediation/slack", ["ForwardTo"] = "arn:aws:sns:eu-west-1:222233334444:central" } },
        "http://127.0.0.1").In("eu-central-1");

    public static FunctionDefinition Guard { get; } = Function("SecurityGroupGuard");

    public static FunctionDefinition Sweep { get; } = Function("SecurityGroupSweep");

    public static FunctionDefinition Function(string logicalId) => Stack.Functions.Single(function => function.LogicalId == logicalId);
}
