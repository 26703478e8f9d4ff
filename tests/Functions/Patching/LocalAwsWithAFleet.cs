using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;
using Remediation.Functions.Tests.Template;

[assembly: AssemblyFixture(typeof(LocalAwsWithAFleet))]

namespace Remediation.Functions.Tests.Patching;

/// <summary>The template's documents, topic and queues; nothing reacts to its events but the test.</summary>
public sealed class LocalAwsWithAFleet() : LocalAws(new LocalAwsOptions { TemplatePath = WithoutFunctions() })
{
    private static string WithoutFunctions()
    {
        var template = (JsonObject)Templates.Text.DeepClone();
        var resources = (JsonObject)template["Resources"]!;
        foreach (string id in resources.Select(resource => resource.Key).ToList())
        {
            if (resources[id]!["Type"].String() is not ("AWS::SSM::Document" or "AWS::SNS::Topic" or "AWS::SQS::Queue"))
            {
                resources.Remove(id);
            }
        }

        template.Remove("Outputs");
        string path = Path.Combine(AppContext.BaseDirectory, "fleet.json");
        File.WriteAllText(path, template.ToJsonString());
        return path;
    }
}
