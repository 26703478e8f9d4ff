using Remediation.Actions;
using Remediation.Bootstrap;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Decisions;

namespace Remediation.Functions.Tests.Settings;

public sealed class GuardSettingsTests
{
    private static readonly Dictionary<string, string> Least = new()
    {
        ["AWS_REGION"] = "eu-central-1",
        ["NOTICE_TOPIC_ARN"] = "arn:aws:sns:eu-central-1:111122223333:notices",
    };

    [Fact]
    public void With_the_least_that_must_be_set_the_rest_is_the_products_default()
    {
        var settings = Read(Least);

        Assert.Equal(("eu-central-1", "arn:aws:sns:eu-central-1:111122223333:notices"), (settings.Region, settings.NoticeTopicArn));
        Assert.Equal(RemediationMode.Enforce, settings.Mode);
        Assert.Equal(["tcp/80", "tcp/443"], settings.Policy.Allowed.Select(service => service.ToString()));
        Assert.Equal((UnlistedServices.Report, WideRules.Narrow), (settings.Policy.Unlisted, settings.Policy.WideRules));
    }

    [Fact]
    public void Everything_that_is_set_is_read()
    {
        var settings = Read(new(Least)
        {
            ["MODE"] = "notify",
            ["ALLOWED_SERVICES"] = " tcp/22, udp/8000-8010 ",
            ["UNLISTED_SERVICES"] = "Close",
            ["WIDE_RULES"] = "Revoke",
        });

        Assert.Equal(RemediationMode.Notify, settings.Mode);
        Assert.Equal(["tcp/22", "udp/8000-8010"], settings.Policy.Allowed.Select(service => service.ToString()));
        Assert.Equal((UnlistedServices.Close, WideRules.Revoke), (settings.Policy.Unlisted, settings.Policy.WideRules));
    }

    [Fact]
    public void An_empty_list_allows_nothing() => Assert.Empty(Read(new(Least) { ["ALLOWED_SERVICES"] = "" }).Policy.Allowed);

    [Theory]
    [InlineData("AWS_REGION", null)]
    [InlineData("AWS_REGION", "")]
    [InlineData("NOTICE_TOPIC_ARN", null)]
    [InlineData("NOTICE_TOPIC_ARN", "")]
    [InlineData("NOTICE_TOPIC_ARN", "notices")]
    [InlineData("NOTICE_TOPIC_ARN", "arn:aws:sqs:eu-central-1:111122223333:notices")]
    [InlineData("NOTICE_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:")]
    [InlineData("MODE", "Enforced")]
    [InlineData("MODE", "1")]
    [InlineData("MODE", "Enforce,Notify")]
    [InlineData("ALLOWED_SERVICES", "443")]
    [InlineData("ALLOWED_SERVICES", "tcp/443 tcp/80")]
    [InlineData("ALLOWED_SERVICES", "tcp/443,icmp/8")]
    [InlineData("ALLOWED_SERVICES", "tcp/70000")]
    [InlineData("ALLOWED_SERVICES", "tcp/90-80")]
    [InlineData("UNLISTED_SERVICES", "Open")]
    [InlineData("WIDE_RULES", "0")]
    public void What_is_missing_or_wrong_is_named(string variable, string? value)
    {
        var variables = new Dictionary<string, string>(Least);
        variables.Remove(variable);
        if (value is not null)
        {
            variables[variable] = value;
        }

        var invalid = Assert.Throws<InvalidSettingException>(() => Read(variables));

        Assert.Equal(variable, invalid.Variable);
        Assert.StartsWith($"{variable}: ", invalid.Message, StringComparison.Ordinal);
    }

    private static GuardSettings Read(Dictionary<string, string> variables) => GuardSettings.Read(variables.GetValueOrDefault);
}
