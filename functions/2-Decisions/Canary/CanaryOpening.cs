using System.Globalization;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Canary;

/// <summary>
/// The hole that the canary opens to see that it is closed: tcp 22 from everywhere, in a group that protects nothing. Its description says since when it is
/// there, because EC2 does not.
/// </summary>
public static class CanaryOpening
{
    /// <summary>The world, as EC2 writes it.</summary>
    public const string World = "0.0.0.0/0";

    /// <summary>The one port that it opens.</summary>
    public const int Port = 22;

    /// <summary>EC2 takes no apostrophe in a description.</summary>
    private const string Beginning = "Canary of Remediation, opened ";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A younger one is still being closed; an older one was not.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>What its description says.</summary>
    /// <param name="now">When it is opened, UTC.</param>
    public static string Describe(DateTimeOffset now) => Beginning + now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Whether a rule is that hole, whoever opened it.</summary>
    public static bool Is(IngressRule rule) =>
        rule.Protocol == IpProtocol.Tcp && rule.Ports == PortRange.Only(Port) && rule.Source is RuleSource.Cidr { Block: var block } && block.ToString() == World;

    /// <summary>Whether a rule is that hole, and is there since an hour at most.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="now">The time, UTC.</param>
    public static bool IsFresh(IngressRule rule, DateTimeOffset now) =>
        Is(rule)
        && rule.Description is { } text
        && DateTimeOffset.TryParseExact(text.Split(' ')[^1], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var opened)
        && text == Describe(opened)
        && now - opened < Fresh && opened - now < Fresh;
}
