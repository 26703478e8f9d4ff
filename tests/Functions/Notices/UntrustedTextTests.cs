using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Remediation.Actions;
using Remediation.Actions.Attachments;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Sweeping;
using Remediation.Events;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.Forms;
using Remediation.Notices.SecurityGroups;
using Remediation.Notices.Slack;
using Remediation.Notices.Sweeping;

namespace Remediation.Functions.Tests.Notices;

/// <summary>Names, descriptions, tags and user agents are typed by whoever opens a group, also by those who mean ill.</summary>
public sealed class UntrustedTextTests
{
    private static readonly UnicodeCategory[] Hidden =
        [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator];

    public static TheoryData<string> HostileTexts() =>
    [
        "two\nlines", "carriage\r\nreturn", "\u2028separator\u2029", "next\u0085line", "form\ffeed\vtab\t", "nul\0\u001b[31mred",
        "\u202Ereversed\u202C", "zero\u200Bwidth", "emoji 🔥🔥", "half of an emoji \uD83D", "quotes ' \" ` $(id) ; &", new string('x', 255),
        new string('x', 198) + "🔥🔥", new string('x', 199) + "🔥🔥", string.Concat(Enumerable.Repeat("🔥", 200)), new string('\n', 255), "{\"json\": [1]}", "%0A%s", "aws iam create-user --user-name eve", "<!channel> <https://evil.example|ok> &amp; ``` *x* ~y~ `z`", "",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_subject_is_one_line_of_ascii_that_SNS_takes(string text)
    {
        foreach (var notice in EveryNotice(text))
        {
            Assert.InRange(notice.Subject.Length, 1, 99);
            Assert.All(notice.Subject, character => Assert.InRange(character, ' ', '~'));
            Assert.True(char.IsAsciiLetterOrDigit(notice.Subject[0]), notice.Subject);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Nobodys_text_begins_a_line_or_hides_anything(string text)
    {
        int linesOfAnHonestNotice = EveryNotice("honest").Sum(notice => notice.Text.Count(character => character == '\n'));

        var notices = EveryNotice(text.Length == 0 ? "x" : text).ToList();

        Assert.Equal(linesOfAnHonestNotice, notices.Sum(notice => notice.Text.Count(character => character == '\n')));
        foreach (var rune in notices.SelectMany(notice => notice.Text.EnumerateRunes()).Where(rune => rune.Value != '\n'))
        {
            Assert.DoesNotContain(Rune.GetUnicodeCategory(rune), Hidden);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_notice_is_whole_characters_also_where_it_is_cut(string text)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        Assert.All(EveryNotice(text), notice => Assert.NotEmpty(strict.GetBytes(notice.Text)));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Nobody_puts_a_command_among_ours(string text)
    {
        var honest = EveryNotice("honest").Select(notice => Outline.Of(notice.Text).SelectMany(part => part.Lines).Count(line => line.IsCommand));

        Assert.Equal(honest, EveryNotice(text.Length == 0 ? "x" : text).Select(notice => Outline.Of(notice.Text).SelectMany(part => part.Lines).Count(line => line.IsCommand)));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Every_form_is_one_that_its_reader_takes(string text)
    {
        foreach (var notice in EveryNotice(text))
        {
            var request = NoticeForms.Request(notice, "arn:aws:sns:eu-central-1:111122223333:notices");
            var forms = JsonNode.Parse(request.Message)!;
            BlockKit.Check(SlackMessage.Write(SlackContent.Of(request.Subject, forms["lambda"].String()!)));
            ChatForm.Check(forms["https"].String()!);
            Assert.Equal(forms["sqs"].String(), NoticeJson.Write(NoticeReader.Read(forms["sqs"].String()!)));
        }
    }

    [Fact]
    public void A_group_that_could_not_be_checked_is_named_to_the_shell_without_being_run_by_it()
    {
        var notice = NotCheckedNotice.Write(new GroupReference.ByName("x; touch 'me' $(id)"), Reports.ByAlice, RemediationMode.Enforce, "no answer", Reports.Now);

        Assert.Contains(
            """aws ec2 describe-security-groups --region eu-central-1 --filters '[{"Name":"group-name","Values":["x; touch '\''me'\'' $(id)"]}]'""",
            notice.Text,
            StringComparison.Ordinal);
    }

    private static Notice Sweep(SecurityGroup group, string text)
    {
        var tally = new SweepTally(new HashSet<ulong>());
        foreach (var finding in SweepFinding.In(Reports.Judge(group)))
        {
            tally.Add(finding);
        }

        return SweepNotice.Write(new SweepReport
        {
            Tally = tally, Mode = RemediationMode.Enforce, Account = "111122223333", Region = "eu-central-1", IsFirst = true, Began = Reports.Now, Ended = Reports.Now,
            Closed = [new SweptGroup(group.GroupId, group.Name, [$"x{text}"], GroupNotice.ToUndo(Reports.Done(group)))],
            Problems = [$"x{text}"], ProblemsMet = 1, RulesClosed = 1, GroupsClosed = 1,
        });
    }

    private static IEnumerable<Notice> EveryNotice(string text)
    {
        var rule = Rule.Of("tcp 22", Rule.World, text) with { Tags = new Dictionary<string, string> { ["note"] = $"x{text}" } };
        var call = Reports.ByAlice with
        {
            UserAgent = $"x{text}",
            SourceIpAddress = $"x{text}",
            Via = $"x{text}",
            EventId = $"x{text}",
            Actor = Reports.ByAlice.Actor with { DisplayName = $"x{text}", PrincipalArn = $"x{text}", Type = $"x{text}" },
        };
        var group = Reports.Group(rule) with { Name = text, Tags = new Dictionary<string, string> { ["remediation:allow"] = $"x{text}" } };
        yield return GroupNotice.Write(Reports.Done(group, call));
        yield return GroupNotice.Write(Reports.Of(Reports.Told(group, RemediationMode.Notify)) with { Call = call });
        yield return GroupNotice.Write(Reports.Of(Reports.Told(group)) with
        {
            Call = call,
            ChangedPrefixListId = $"x{text}",
            Attachments = new GroupAttachments.Known([new AttachedInterface("eni-1", "i-1", $"x{text}", $"x{text}", $"x{text}", "x"), new AttachedInterface("eni-2", null, null, null, $"ELB x{text}", "x")]),
        });
        yield return Sweep(group, text);
        yield return NotCheckedNotice.Write($"pl-{text}", call, RemediationMode.Enforce, text, Reports.Now);
        yield return NotCheckedNotice.Write(new GroupReference.ByName(text), call, RemediationMode.Enforce, text, Reports.Now);
        yield return NotCheckedNotice.Write(new GroupReference.ById(text), call with { Region = $"x{text}" }, RemediationMode.Enforce, text, Reports.Now);
    }
}
