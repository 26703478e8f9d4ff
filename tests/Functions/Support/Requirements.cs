using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Support;

/// <summary>What the tests need of the machine. On a build machine a missing program is an error, not a reason to skip.</summary>
internal static class Requirements
{
    public const string Python = "python3";
    public const string AwsCli = "aws";
    public const string CfnLint = "cfn-lint";

    public static bool HasLocalAws => MotoLocator.Find() is not null && OnPath(Python);

    public static void RequireLocalAws() => Require(
        HasLocalAws, $"moto_server or python3 is missing: the local AWS needs Python 3 and 'pip install \"{MotoLocator.Requirement}\"'");

    public static void Require(string program) => Require(OnPath(program), $"{program} is not on the PATH");

    public static void Require(bool isThere, string whatIsMissing)
    {
        if (!isThere && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{whatIsMissing}. With CI=true this test must run.");
        }

        Assert.SkipUnless(isThere, whatIsMissing);
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
