using Remediation.Bootstrap.CanaryListener;
using Remediation.Bootstrap.CanaryOpener;
using Remediation.Bootstrap.InstancePatcher;
using Remediation.Bootstrap.NoticeForwarder;
using Remediation.Bootstrap.NoticeJoiner;
using Remediation.Bootstrap.PatchReporter;
using Remediation.Bootstrap.PatchSweep;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Bootstrap.SlackNotifier;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Template;

/// <summary>What the code needs and what the template gives are the same.</summary>
public sealed class JoinTests
{
    private static readonly Dictionary<string, string> NotFromTheTemplate = new() { ["AWS_REGION"] = "Lambda sets it" };

    private static readonly Dictionary<string, string> NotReadByTheSettings = new()
    {
        ["SSL_CERT_FILE"] = "the TLS library reads it",
        ["SSL_CERT_DIR"] = "the TLS library reads it",
        ["POWERTOOLS_SERVICE_NAME"] = "the log and the metrics read it",
        ["POWERTOOLS_METRICS_NAMESPACE"] = "the metrics read it",
    };

    [Fact]
    public void Every_variable_that_the_guards_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Guard, read => GuardSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_sweeps_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Sweep, read => SweepSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_patchers_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("InstancePatcher"), read => PatcherSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_reporters_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("PatchReporter"), read => ReporterSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_patch_sweeps_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("PatchSweep"), read => PatchSweepSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_joiners_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("NoticeJoiner"), read => JoinerSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_Slack_notifiers_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("SlackNotifier"), read => SlackSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_forwarders_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("NoticeForwarder"), read => ForwarderSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_canarys_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("CanaryOpener"), read => CanaryOpenerSettings.Read(read));

    [Fact]
    public void Every_function_can_be_built_with_make()
    {
        string[] lines = File.ReadAllLines(Repository.File("Makefile"));

        Assert.NotEmpty(Templates.Stack.Functions);
        var built = lines.Single(line => line.StartsWith("FUNCTIONS := ", StringComparison.Ordinal))["FUNCTIONS := ".Length..].Split(' ');
        Assert.Equal(Templates.Stack.Functions.Select(function => function.LogicalId).Order(), built.Order());
    }

    [Fact]
    public void Every_function_has_a_handler_that_the_executable_knows() => Assert.Equal(
        new[] { GuardFunction.Handler, SweepFunction.Handler, PatcherFunction.Handler, ReporterFunction.Handler, PatchSweepFunction.Handler, JoinerFunction.Handler, SlackFunction.Handler, ForwarderFunction.Handler, OpenerFunction.Handler, ListenerFunction.Handler }.Order(StringComparer.Ordinal),
        Templates.Stack.Functions.Select(function => function.Handler).Order(StringComparer.Ordinal));

    private static void AssertSame(FunctionDefinition function, Action<Func<string, string?>> readSettings)
    {
        var read = new HashSet<string>();
        readSettings(variable =>
        {
            read.Add(variable);
            return function.Environment.GetValueOrDefault(variable) ?? (variable == "AWS_REGION" ? "eu-central-1" : null);
        });

        Assert.Equal(read.Except(NotFromTheTemplate.Keys).Order(), function.Environment.Keys.Except(NotReadByTheSettings.Keys).Order());
    }
}
