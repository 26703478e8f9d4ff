using Remediation.Notices.Forms;

namespace Remediation.Notices.Joining;

/// <summary>Writes the one notice that stands for several that came within a short time: each in short, with its commands, the worst first.</summary>
public static class JoinedNotice
{
    /// <summary>How long a notice is told in short at most, in characters.</summary>
    internal const int MostInShort = 3000;

    /// <summary>Writes it.</summary>
    /// <param name="notices">The notices, the worst first; a single one stays as it is.</param>
    /// <param name="now">The time, UTC.</param>
    public static Notice Write(IReadOnlyList<Notice> notices, DateTimeOffset now)
    {
        if (notices is [var only])
        {
            return only;
        }

        string account = Same(notices, notice => notice.Account);
        string region = Same(notices, notice => notice.Region);
        string numbers = string.Join(", ", notices.GroupBy(notice => Words(notice.Kind)).Select(kind => $"{kind.Count()} {kind.Key}"));
        return new Notice
        {
            Id = NoticeId.Of(["joined", .. notices.Select(notice => notice.Id).Order(StringComparer.Ordinal)]),
            Time = now,
            Kind = notices[0].Kind,
            Severity = notices[0].Severity,
            Subject = PlainText.Subject($"{notices.Count} notices: {numbers} - {region} {account}".TrimEnd(' ', '-')),
            Text = string.Join("\n\n",
            [
                $"{notices.Count} things happened within a short time, so they come in one notice: {numbers}.",
                "Begin at the top: the worst comes first. Each is told in short, with its commands; all about it is in the JSON that queues and functions get.",
                .. notices.Select((notice, index) => InShort(notice, index + 1)),
            ]) + "\n",
            Account = account,
            Region = region,
            Resource = "joined",
            Mode = notices[0].Mode,
            Facts = null,
            Joined = notices,
        };
    }

    private static string InShort(Notice notice, int number)
    {
        var outline = Outline.Of(notice.Text);
        var lines = new List<string>();
        int left = MostInShort;
        foreach (var part in outline.Where((part, index) => index < 2 || part.HasCommands))
        {
            string[] told = [.. part.Title is null ? [] : (string[])[$"{part.Title}:"], .. part.Lines.Where(line => part.Title is null || line.IsCommand).Select(line => line.IsCommand ? $"  {line.Text}" : $"- {line.Text}")];
            left -= told.Sum(line => line.Length + 3);
            if (left < 0)
            {
                lines.Add("- The rest does not fit here: it is in the JSON.");
                break;
            }

            lines.AddRange(told);
        }

        return PlainText.Section($"{number}. {notice.Subject}", lines);
    }

    private static string Same(IReadOnlyList<Notice> notices, Func<Notice, string> what) =>
        notices.Skip(1).All(notice => what(notice) == what(notices[0])) ? what(notices[0]) : "";

    private static string Words(NoticeKind kind) => kind switch
    {
        NoticeKind.AllowedPortLost => "SITE MAY BE DOWN",
        NoticeKind.StillOpen => "STILL OPEN",
        NoticeKind.NotChecked => "NOT CHECKED",
        NoticeKind.NotPatched or NoticeKind.NotManaged => "NOT PATCHED",
        NoticeKind.Conflict => "keeps coming back",
        NoticeKind.WouldClose => "open to the internet",
        NoticeKind.Closed => "closed",
        NoticeKind.RebootPending => "need a reboot",
        NoticeKind.AlreadyClosed => "was open",
        NoticeKind.Reported => "to check",
        NoticeKind.Exempt => "exempt",
        _ => "patched",
    };
}
