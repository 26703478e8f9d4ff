using Remediation.Actions;
using Remediation.Bootstrap;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Decisions;
using Remediation.Decisions.Actors;

namespace Remediation.Functions.Tests.Settings;

public sealed class GuardSettingsTests
{
    private static readonly Dictionary<string, string> Least = new()
    {
        ["AWS_REGION"] = "eu-central-1",
        ["NOTICE_TOPIC_ARN"] = "arn:aws:sns:eu-central-1:111122223333:notices",
        ["MEMORY_PATH"] = "/remediation",
    };

    [Fact]
    public void With_the_least_that_must_be_set_the_rest_is_the_products_default()
    {
        var settings = Read(Least);

        Assert.Equal(("eu-central-1", "arn:aws:sns:eu-central-1:111122223333:notices"), (settings.Region, settings.NoticeTopicArn));
        Assert.Equal((RemediationMode.Enforce, EnforceOn.All, "/remediation"), (settings.Mode, settings.EnforceOn, settings.MemoryPath));
        Assert.Equal((3, TimeSpan.FromDays(1)), (settings.Conflicts.Times, settings.Conflicts.Window));
        Assert.Empty(settings.Actors);
        Assert.Empty(settings.Policy.Exempt);
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
            ["ENFORCE_ON"] = "Attached",
            ["EXEMPT_GROUPS"] = "sg-1, vpc-2",
            ["ACTORS"] = "arn:aws:iam::*:role/break-glass*=Notify,arn:aws:iam::111122223333:user/scanner=Exempt",
            ["CONFLICT_TIMES"] = "5",
            ["CONFLICT_MINUTES"] = "60",
        });

        Assert.Equal((RemediationMode.Notify, EnforceOn.Attached), (settings.Mode, settings.EnforceOn));
        Assert.Equal(["sg-1", "vpc-2"], settings.Policy.Exempt.Order());
        Assert.Equal(
            [new ActorRule("arn:aws:iam::*:role/break-glass*", ActorTreatment.Notify), new ActorRule("arn:aws:iam::111122223333:user/scanner", ActorTreatment.Exempt)],
            settings.Actors);
        Assert.Equal((5, TimeSpan.FromHours(1)), (settings.Conflicts.Times, settings.Conflicts.Window));
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
    [InlineData("MEMORY_PATH", null)]
    [InlineData("MEMORY_PATH", "remediation")]
    [InlineData("MEMORY_PATH", "/remediation/")]
    [InlineData("ENFORCE_ON", "Some")]
    [InlineData("ENFORCE_ON", "1")]
    [InlineData("EXEMPT_GROUPS", "web")]
    [InlineData("EXEMPT_GROUPS", "sg-")]
    [InlineData("EXEMPT_GROUPS", "SG-0123456789abcdef0")]
    [InlineData("EXEMPT_GROUPS", "subnet-0123456789abcdef0")]
    [InlineData("EXEMPT_GROUPS", "sg-0123456789abcdef0;sg-0123456789abcdef1")]
    [InlineData("ACTORS", "break-glass=Notify")]
    [InlineData("ACTORS", "arn:aws:iam::*:role/break-glass*")]
    [InlineData("ACTORS", "arn:aws:iam::*:role/break-glass*=Ignore")]
    [InlineData("ACTORS", "arn:aws:iam::*:role/break-glass*=")]
    [InlineData("ACTORS", "arn:aws:iam::*:role/break-glass*=1")]
    [InlineData("ACTORS", "*=Notify")]
    [InlineData("ACTORS", "=Notify")]
    [InlineData("CONFLICT_TIMES", "1")]
    [InlineData("CONFLICT_TIMES", "11")]
    [InlineData("CONFLICT_TIMES", "-3")]
    [InlineData("CONFLICT_TIMES", "many")]
    [InlineData("CONFLICT_MINUTES", "0")]
    [InlineData("CONFLICT_MINUTES", "44641")]
    [InlineData("CONFLICT_MINUTES", "1.5")]
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

    [Fact]
    public void A_name_with_an_equals_sign_is_still_a_name() => Assert.Equal(
        [new ActorRule("arn:aws:iam::111122223333:user/a=b@example.com", ActorTreatment.Exempt)],
        Read(new(Least) { ["ACTORS"] = "arn:aws:iam::111122223333:user/a=b@example.com=exempt" }).Actors);

    [Fact]
    public void The_sweep_shares_what_may_be_open_but_not_the_mode()
    {
        var settings = SweepSettings.Read(new Dictionary<string, string>(Least)
        {
            ["MODE"] = "Enforce",
            ["ALLOWED_SERVICES"] = "tcp/22",
            ["EXEMPT_GROUPS"] = "vpc-0123456789abcdef0",
        }.GetValueOrDefault);

        Assert.Equal(("eu-central-1", "arn:aws:sns:eu-central-1:111122223333:notices", "/remediation"), (settings.Region, settings.NoticeTopicArn, settings.MemoryPath));
        Assert.Equal(RemediationMode.Notify, settings.Mode);
        Assert.Equal(["tcp/22"], settings.Policy.Allowed.Select(service => service.ToString()));
        Assert.Equal(["vpc-0123456789abcdef0"], settings.Policy.Exempt);
        Assert.Equal(RemediationMode.Enforce, SweepSettings.Read(new Dictionary<string, string>(Least) { ["SWEEP_MODE"] = "enforce" }.GetValueOrDefault).Mode);
    }

    [Theory]
    [InlineData("SWEEP_MODE", "Maybe")]
    [InlineData("MEMORY_PATH", "")]
    [InlineData("NOTICE_TOPIC_ARN", "notices")]
    [InlineData("EXEMPT_GROUPS", "default")]
    public void What_is_wrong_with_the_sweeps_settings_is_named(string variable, string value) => Assert.Equal(
        variable,
        Assert.Throws<InvalidSettingException>(() => SweepSettings.Read(new Dictionary<string, string>(Least) { [variable] = value }.GetValueOrDefault)).Variable);

    private static GuardSettings Read(Dictionary<string, string> variables) => GuardSettings.Read(variables.GetValueOrDefault);
}
