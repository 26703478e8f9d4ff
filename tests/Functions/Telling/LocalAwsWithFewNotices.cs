using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Telling;

/// <summary>The real template, where each process of a function sends three notices a minute, and the channel of Slack. A minute is a second and a half.</summary>
public sealed class LocalAwsWithFewNotices() : LocalAws(new LocalAwsOptions
{
    TemplatePath = Repository.File("template.yaml"),
    Parameters = new Dictionary<string, string> { ["NoticesPerMinute"] = "3", ["SlackWebhook"] = SlackParameter, ["Patching"] = "Off", ["Tracing"] = "Active" },
    WaitFactor = 40,
})
{
    /// <summary>The name of the parameter that holds the webhook's address.</summary>
    public const string SlackParameter = "/remediation/slack";
}
