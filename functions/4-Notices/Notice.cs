using Remediation.Actions;
using Remediation.Notices.Forms;

namespace Remediation.Notices;

/// <summary>A message to people, ready to be published.</summary>
public sealed record Notice
{
    /// <summary>The attribute that keeps a circle of topics from going on for ever.</summary>
    internal const string Forwarded = "forwarded";

    /// <summary>
    /// Tells notices apart, 32 hexadecimal digits: the same for the same news, so that whoever hears it twice (SNS delivers at least once) can
    /// drop the second.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One line of printable ASCII, at most 99 characters: what SNS takes as the subject of an email.</summary>
    public required string Subject { get; init; }

    /// <summary>
    /// The whole notice as plain text: paragraphs with an empty line between them. The first says what happened, the second what to do. A
    /// paragraph whose further lines are indented is a section under its first line. A line that begins with <c>aws </c> is a command.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The account that it is about, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region that it is about.</summary>
    public required string Region { get; init; }

    /// <summary>What it is about: the id of a group, an instance, a prefix list or a command, or <c>sweep</c> or <c>event</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Whether what was found was to be changed, or only told.</summary>
    public RemediationMode Mode { get; init; } = RemediationMode.Enforce;

    /// <summary>Whether it is about the canary's own opening: proof for a machine that holes are closed, and nothing for people.</summary>
    public bool IsCanary { get; init; }

    /// <summary>Whether it came from the topic of another account or region; it is forwarded no further.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>What a machine is told besides.</summary>
    public required NoticeFacts? Facts { get; init; }

    /// <summary>Of a notice that stands for several: those, whole, the worst first.</summary>
    public IReadOnlyList<Notice> Joined { get; init; } = [];

    /// <summary>
    /// For the filter policies of subscriptions
    /// (<see href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">Filter policies</see>): <c>kind</c>,
    /// <c>severity</c>, <c>account</c>, <c>region</c>, <c>resource</c> and <c>mode</c>, <c>canary</c> for the canary's alone, and <c>forwarded</c>. A notice
    /// that stands for several has the values of all, so that no filter drops what it would have let through alone.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, IReadOnlyList<string>>();
            foreach (var notice in Joined.Count == 0 ? [this] : Joined)
            {
                notice.AddTo(attributes);
            }

            if (IsForwarded)
            {
                attributes[Forwarded] = ["true"];
            }

            return attributes;
        }
    }

    /// <summary>A severity as machines read it: <c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public static string Name(Severity severity) => severity switch { Severity.High => "high", Severity.Medium => "medium", _ => "low" };

    private void AddTo(Dictionary<string, IReadOnlyList<string>> attributes)
    {
        Add("kind", Kind.ToString());
        Add("severity", Name(Severity));
        Add("account", Account);
        Add("region", Region);
        Add("resource", Resource);
        Add("mode", Mode.ToString());
        Add("canary", IsCanary ? "true" : "");

        void Add(string name, string value)
        {
            // SNS takes no empty values.
            var values = attributes.GetValueOrDefault(name, []);
            if (value.Length > 0 && !values.Contains(value))
            {
                attributes[name] = [.. values, value];
            }
        }
    }
}
