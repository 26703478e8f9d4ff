using System.Text.RegularExpressions;
using Remediation.Bootstrap;
using Remediation.Bootstrap.Patching;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Template;

/// <summary>What CloudFormation lets through, the functions can read: a stack must not deploy and then fail with every event.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("PatchAge", "PATCH_AGE", "1h", "999h", "1d", "9d", "10d", "59d", "60d", "61d", "90d", "0h", "20", "1000h", "20m")]
    [InlineData("RegistrationDeadline", "REGISTRATION_DEADLINE", "4s", "5s", "10s", "9999s", "10801s", "1m", "99m", "100m", "180m", "181m", "240m", "1h", "3h", "4h", "0m", "45")]
    [InlineData("OldImage", "OLD_IMAGE", "1d", "90d", "999d", "0d", "90", "90h")]
    [InlineData("PatchMaxConcurrency", "MAX_CONCURRENCY", "0", "1", "999999", "007", "0%", "1%", "99%", "100%", "101%", "%", "ten")]
    [InlineData("PatchMaxErrors", "MAX_ERRORS", "0", "1", "999999", "007", "0%", "1%", "99%", "100%", "101%", "%", "ten")]
    public void Whatever_its_pattern_lets_through_the_functions_can_read(string parameter, string variable, params string[] values)
    {
        string pattern = Templates.Text["Parameters"]![parameter]!["AllowedPattern"].String()!;

        Assert.Contains(values, value => Regex.IsMatch(value, pattern));
        Assert.Contains(values, value => !Regex.IsMatch(value, pattern));
        Assert.All(values.Where(value => Regex.IsMatch(value, pattern)), value => Assert.True(Reads(variable, value), $"{parameter}={value} deploys, and no function starts with it"));
    }

    private static bool Reads(string variable, string value)
    {
        var environment = new Dictionary<string, string>(Templates.Function("InstancePatcher").Environment) { [variable] = value, ["AWS_REGION"] = "eu-central-1" };
        try
        {
            PatchSettings.Read(environment.GetValueOrDefault);
            return true;
        }
        catch (InvalidSettingException problem) when (problem.Variable == variable)
        {
            return false;
        }
    }
}
