using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>CloudFormation's linter on the template as CloudFormation gets it, for places of three partitions.</summary>
public sealed class LintTests
{
    /// <summary>What these partitions lack. It is there only for those who ask for it.</summary>
    private static readonly string[] OnlyInTheFirstPartition = ["AWS::Chatbot::SlackChannelConfiguration"];

    [Theory]
    [InlineData("the defaults", "us-east-1", "eu-central-1")]
    [InlineData("MaximumConcurrency=0", "us-gov-west-1", "cn-north-1")]
    public async Task It_finds_nothing(string set, params string[] regions)
    {
        Programs.Require(Programs.OnPath("cfn-lint"), "cfn-lint is not on the PATH: pip install cfn-lint.");
        var template = (JsonObject)(await Transform.OfAsync(set)).DeepClone();
        foreach (var (name, value) in ParameterSets.All[set])
        {
            template["Parameters"]![name]!["Default"] = value;
        }

        if (!regions.Contains("us-east-1"))
        {
            await TakeOutWhatIsNotThereAsync((JsonObject)template["Resources"]!);
        }

        string file = Path.Combine(Directory.CreateTempSubdirectory("remediation-lint-").FullName, "template.json");
        await File.WriteAllBytesAsync(file, Json.Bytes(template), TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await Programs.RunAsync("cfn-lint", ["--regions", .. regions, "--", file]);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal((0, ""), (exitCode, output + errors));
    }

    private static async Task TakeOutWhatIsNotThereAsync(JsonObject resources)
    {
        var deployed = await Transform.StackAsync("the defaults");
        foreach (string id in resources.Where(resource => OnlyInTheFirstPartition.Contains(resource.Value!["Type"].String())).Select(resource => resource.Key).ToList())
        {
            Assert.DoesNotContain(deployed.Resources, resource => resource.Id == id);
            resources.Remove(id);
        }
    }
}
