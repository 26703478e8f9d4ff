using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>CloudFormation's linter on the template as CloudFormation gets it, for places of three partitions.</summary>
public sealed class LintTests
{
    /// <summary>Two in which each of the stack's types is there, GovCloud, and China.</summary>
    private static readonly string[] Regions = ["us-east-1", "eu-central-1", "us-gov-west-1", "cn-north-1"];

    [Theory]
    [InlineData("the defaults")]
    [InlineData("Architecture=x86_64")]
    [InlineData("Patching=Off")]
    [InlineData("MaximumConcurrency=0")]
    public async Task It_finds_nothing(string set)
    {
        Programs.Require(Programs.OnPath("cfn-lint"), "cfn-lint is not on the PATH: pip install cfn-lint.");
        var template = (JsonObject)(await Transform.OfAsync(set)).DeepClone();
        foreach (var (name, value) in ParameterSets.All[set])
        {
            template["Parameters"]![name]!["Default"] = value;
        }

        string file = Path.Combine(Directory.CreateTempSubdirectory("remediation-lint-").FullName, "template.json");
        await File.WriteAllBytesAsync(file, Json.Bytes(template), TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await Programs.RunAsync("cfn-lint", ["--regions", .. Regions, "--", file]);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal((0, ""), (exitCode, output + errors));
    }
}
