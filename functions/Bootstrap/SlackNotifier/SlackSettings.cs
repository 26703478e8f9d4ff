namespace Remediation.Bootstrap.SlackNotifier;

/// <summary>The settings of <c>SlackNotifier</c>: environment variables that template.yaml sets.</summary>
internal sealed class SlackSettings
{
    /// <summary>The name under which Parameter Store has the webhook's address.</summary>
    public required string WebhookParameter { get; init; }

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static SlackSettings Read(Func<string, string?> read)
    {
        const string variable = "SLACK_WEBHOOK";
        string name = Setting.Required(read, variable, "the name of the parameter that holds the address of Slack's webhook");
        return name.Contains("://", StringComparison.Ordinal)
            ? throw new InvalidSettingException(variable, "it must be the name of a SecureString or /aws/reference/secretsmanager/NAME, not the webhook's address itself, which is a secret")
            : new SlackSettings { WebhookParameter = name };
    }
}
