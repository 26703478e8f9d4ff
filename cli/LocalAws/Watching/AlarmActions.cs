using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Publishes to an alarm's topics what CloudWatch publishes when the alarm gets into another state.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html</summary>
internal sealed class AlarmActions(MotoClient moto, LocalAwsOptions options, LocalAwsEvents events)
{
    private static readonly JournalCaller CloudWatch = new(CallerKind.Role, "cloudwatch.amazonaws.com");

    public async Task RunAsync(AlarmChange change, CancellationToken cancellation)
    {
        var topics = change.To switch
        {
            AlarmState.Alarm => change.Alarm.AlarmActions,
            AlarmState.Ok => change.Alarm.OkActions,
            _ => change.Alarm.InsufficientDataActions,
        };
        foreach (var topic in topics)
        {
            var region = topic.Split(':')[3];
            var subject = $"{Name(change.To)}: \"{change.Alarm.Name}\" in {region}";
            var message = Json.Text(Message(change, region));
            var answer = await moto.QueryAsync(
                new AwsScope(region, options.AccountId),
                "sns",
                QueryParameters.Of(("Action", "Publish"), ("Version", "2010-03-31"), ("TopicArn", topic), ("Subject", subject), ("Message", message)),
                cancellation);
            var id = answer.Element("PublishResult")?.Text("MessageId") ?? Guid.NewGuid().ToString();
            events.Publish(new SnsPublished(id, topic, subject, message, message, null, new Dictionary<string, string>(), new HashSet<string>(), CloudWatch));
        }
    }

    private JsonObject Message(AlarmChange change, string region) => new()
    {
        ["AlarmName"] = change.Alarm.Name,
        ["AlarmDescription"] = change.Alarm.Description,
        ["AWSAccountId"] = options.AccountId,
        ["NewStateValue"] = Name(change.To),
        ["NewStateReason"] = $"Threshold crossed or not any more: {change.Alarm.Condition}, {change.Alarm.DatapointsToAlarm} of the last {change.Alarm.EvaluationPeriods} periods.",
        ["StateChangeTime"] = change.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture),
        ["Region"] = region,
        ["AlarmArn"] = change.Alarm.Arn,
        ["OldStateValue"] = Name(change.From),
        ["OKActions"] = Texts(change.Alarm.OkActions),
        ["AlarmActions"] = Texts(change.Alarm.AlarmActions),
        ["InsufficientDataActions"] = Texts(change.Alarm.InsufficientDataActions),
    };

    private static JsonArray Texts(IReadOnlyList<string> actions) => new([.. actions.Select(action => (JsonNode)action)]);

    private static string Name(AlarmState state) => state switch { AlarmState.Alarm => "ALARM", AlarmState.Ok => "OK", _ => "INSUFFICIENT_DATA" };
}
