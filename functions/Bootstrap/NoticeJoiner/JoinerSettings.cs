namespace Remediation.Bootstrap.NoticeJoiner;

/// <summary>The settings of <c>NoticeJoiner</c>: environment variables that template.yaml sets.</summary>
internal sealed class JoinerSettings
{
    public required string NoticeTopicArn { get; init; }

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static JoinerSettings Read(Func<string, string?> read) => new() { NoticeTopicArn = Setting.TopicArn(read, "NOTICE_TOPIC_ARN") };
}
