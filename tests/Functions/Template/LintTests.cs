using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Template;

public sealed class LintTests
{
    [Fact]
    public async Task CloudFormations_linter_finds_nothing()
    {
        Requirements.Require(Requirements.CfnLint);

        var (exitCode, output) = await Shell.RunAsync($"{Requirements.CfnLint} '{Templates.File}'");

        Assert.Equal((0, ""), (exitCode, output.Trim()));
    }
}
