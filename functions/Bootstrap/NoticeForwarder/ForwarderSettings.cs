using Amazon;

namespace Remediation.Bootstrap.NoticeForwarder;

/// <summary>The settings of <c>NoticeForwarder</c>: environment variables that template.yaml sets.</summary>
/// <param name="Target">The topic or event bus that everything goes to.</param>
internal sealed record ForwarderSettings(Arn Target)
{
    public bool IsTopic => Target.Service == "sns";

    /// <exception cref="InvalidSettingException">The variable is missing or wrong; it is named.</exception>
    public static ForwarderSettings Read(Func<string, string?> read)
    {
        const string variable = "FORWARD_TO";
        string text = Setting.Required(read, variable, "the ARN of a topic or event bus");
        return Arn.TryParse(text, out var arn) && arn.Region.Length > 0
            && (arn is { Service: "sns", Resource.Length: > 0 } || (arn.Service == "events" && arn.Resource.StartsWith("event-bus/", StringComparison.Ordinal)))
            ? new ForwarderSettings(arn)
            : throw new InvalidSettingException(variable, $"'{text}' is the ARN neither of a topic (arn:aws:sns:eu-central-1:111122223333:notices) nor of an event bus (arn:aws:events:eu-central-1:111122223333:event-bus/notices)");
    }
}
