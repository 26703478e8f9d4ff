using Remediation.Actions;

namespace Remediation.Notices;

/// <summary>What a notice is about, worst first.</summary>
public enum NoticeKind
{
    /// <summary>Something that may stay open was closed with a wide rule and could not be opened again.</summary>
    AllowedPortLost,

    /// <summary>Something that must close is still open, because it could not be closed.</summary>
    StillOpen,

    /// <summary>A change could not be looked at, so nobody knows what it opened.</summary>
    NotChecked,

    /// <summary>An instance could not be patched, or not to the end.</summary>
    NotPatched,

    /// <summary>An instance that should be patched has no agent that could do it.</summary>
    NotManaged,

    /// <summary>Something was closed once more that keeps coming back.</summary>
    Conflict,

    /// <summary>Something would have been closed, if the mode were <c>Enforce</c>.</summary>
    WouldClose,

    /// <summary>Something was closed.</summary>
    Closed,

    /// <summary>Instances were patched, and some need a reboot.</summary>
    RebootPending,

    /// <summary>Something was opened and was gone before anybody looked.</summary>
    AlreadyClosed,

    /// <summary>Something is open and on no list, or cannot be judged.</summary>
    Reported,

    /// <summary>Something was opened that a tag exempts.</summary>
    Exempt,

    /// <summary>Instances were patched, or had nothing to patch.</summary>
    Patched,
}

/// <summary>How much a notice matters, worst first.</summary>
public enum Severity
{
    /// <summary>Somebody has to act now.</summary>
    High,

    /// <summary>Somebody should look at it today.</summary>
    Medium,

    /// <summary>Good to know.</summary>
    Low,
}

/// <summary>A message to people, ready to be published.</summary>
public sealed record Notice
{
    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One line of printable ASCII, at most 99 characters: what SNS takes as the subject of an email.</summary>
    public required string Subject { get; init; }

    /// <summary>The whole notice as plain text.</summary>
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

    /// <summary>
    /// For the filter policies of subscriptions
    /// (<see href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">Filter policies</see>): <c>kind</c>,
    /// <c>severity</c>, <c>account</c>, <c>region</c>, <c>resource</c> and <c>mode</c>, and <c>canary</c> for the canary's alone. SNS takes
    /// no empty values, so what is empty is missing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, string> { ["kind"] = Kind.ToString(), ["severity"] = Name(Severity), ["mode"] = Mode.ToString() };
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("account", Account), ("region", Region), ("resource", Resource), ("canary", IsCanary ? "true" : "")])
            {
                if (value.Length > 0)
                {
                    attributes[name] = value;
                }
            }

            return attributes;
        }
    }

    /// <summary>A severity as machines read it: <c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public static string Name(Severity severity) => severity switch { Severity.High => "high", Severity.Medium => "medium", _ => "low" };
}
