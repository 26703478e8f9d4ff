using System.Globalization;
using System.Text.Json;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Slack;

/// <summary>What a message of the topic says, whoever published it: a notice, an alarm of CloudWatch, or anything else as plain text.</summary>
public sealed class SlackContent
{
    private const int MostAlarmText = 1000;

    private SlackContent(Severity? severity, string title, string text, IReadOnlyList<string> where)
    {
        Severity = severity;
        Title = title;
        Text = text;
        Where = where;
    }

    /// <summary>How much it matters; <see langword="null"/> where nobody knows.</summary>
    public Severity? Severity { get; }

    /// <summary>One line.</summary>
    public string Title { get; }

    /// <summary>In a notice's outline.</summary>
    public string Text { get; }

    /// <summary>Account, region and the like, each a few words.</summary>
    public IReadOnlyList<string> Where { get; }

    /// <summary>Reads a message.</summary>
    /// <param name="subject">Its subject, if it has one.</param>
    /// <param name="message">Its text, as a function gets it.</param>
    public static SlackContent Of(string? subject, string message)
    {
        if (NoticeReader.TryParse(message) is { ValueKind: JsonValueKind.Object } json)
        {
            if (NoticeReader.TryRead(json, out var notice))
            {
                return Of(notice);
            }

            if (Member(json, "AlarmName").Length > 0 && Member(json, "NewStateValue").Length > 0)
            {
                return OfAlarm(json);
            }
        }

        // Nobody vouches for the lines of a text that is not ours: none of them is a section's title or a command.
        string text = string.Join('\n', message.ReplaceLineEndings("\n").Split('\n').Select(line => PlainText.Line(line, 1000)).Where(line => line.Length > 0).Select(line => $"  | {line}"));
        return new SlackContent(null, string.IsNullOrWhiteSpace(subject) ? "A message on the topic of notices" : PlainText.Line(subject, 120), $"This is not from Remediation. It was published to the same topic.\n\nWhat it says\n{text}", []);
    }

    private static SlackContent Of(Notice notice) => new(
        notice.Severity,
        notice.Subject,
        notice.Text,
        [
            notice.Account.Length > 0 ? $"account {notice.Account}" : "",
            notice.Region,
            notice.Joined.Count == 0 ? $"mode {notice.Mode}" : $"{notice.Joined.Count} notices",
            notice.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            $"notice {PlainText.Line(notice.Id, 8)}",
        ]);

    /// <summary><see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-notification-schemas.html">What alarms publish</see>.</summary>
    private static SlackContent OfAlarm(JsonElement alarm)
    {
        string name = PlainText.Line(Member(alarm, "AlarmName"), 100);
        string state = Member(alarm, "NewStateValue");
        string happened = state switch
        {
            "ALARM" => $"The alarm {name} went off. {PlainText.Line(Member(alarm, "AlarmDescription"), MostAlarmText)}",
            "OK" => $"The alarm {name} is over.",
            _ => $"The alarm {name} does not get enough data to say anything.",
        };
        string toDo = state switch
        {
            "ALARM" => "Look at it now: the runbook says how.",
            "OK" => "If nobody repaired anything, look at the runbook all the same. If a notice said STILL OPEN, this does not prove that it is closed.",
            _ => "If that lasts, find out why nothing is measured any more.",
        };
        return new SlackContent(
            state switch { "ALARM" => Notices.Severity.High, "OK" => Notices.Severity.Low, _ => Notices.Severity.Medium },
            $"{(state == "INSUFFICIENT_DATA" ? "NO DATA" : PlainText.Line(state, 20))}: {name}",
            $"{happened}\n\n{toDo}\n\n{(state == "ALARM" ? "" : $"What it was about\n  It says: {PlainText.Line(Member(alarm, "AlarmDescription"), MostAlarmText)}\n\n")}Why now\n  It says: {PlainText.Line(Member(alarm, "NewStateReason"), MostAlarmText)}\n",
            [$"account {PlainText.Line(Member(alarm, "AWSAccountId"), 12)}", PlainText.Line(Member(alarm, "Region"), 40), PlainText.Line(Member(alarm, "StateChangeTime"), 40)]);
    }

    private static string Member(JsonElement value, string member) => NoticeReader.Text(value, member);
}
