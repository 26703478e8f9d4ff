using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;

namespace Remediation.Notices.SecurityGroups;

/// <summary>
/// The AWS CLI commands that put back what was removed
/// (<see href="https://docs.aws.amazon.com/cli/latest/reference/ec2/authorize-security-group-ingress.html">authorize-security-group-ingress</see>),
/// with descriptions and tags, and take away what was put in its place. Quoted for a POSIX shell.
/// </summary>
public static class UndoCommands
{
    // The commands are read by people and by a shell, never by a browser: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The commands, to be run in this order.</summary>
    public static IReadOnlyList<string> For(string region, string groupId, IReadOnlyList<IngressRule> removed, IReadOnlyList<IngressRule> added)
    {
        var commands = new List<string>();
        foreach (var sameTags in removed.GroupBy(rule => TagSpecification(rule.Tags)))
        {
            string tags = sameTags.Key.Length == 0 ? "" : $" --tag-specifications {Quoted(sameTags.Key)}";
            commands.Add($"aws ec2 authorize-security-group-ingress --region {Word(region)} --group-id {Word(groupId)} --ip-permissions {Quoted(Permissions(sameTags))}{tags}");
        }

        if (added.Count > 0)
        {
            commands.Add($"aws ec2 revoke-security-group-ingress --region {Word(region)} --group-id {Word(groupId)} --security-group-rule-ids {string.Join(' ', added.Select(rule => Word(rule.RuleId ?? "")))}");
        }

        return commands;
    }

    /// <summary>The command that tags groups or rules.</summary>
    public static string Tag(string region, IEnumerable<string> resources, string key, string value) =>
        $"aws ec2 create-tags --region {Word(region)} --resources {string.Join(' ', resources.Select(Word))} --tags {Quoted($"Key={key},Value={value}")}";

    /// <summary>The command that shows a group's rules, for a group that could not be looked at.</summary>
    public static string Look(string region, GroupReference group) => group switch
    {
        GroupReference.ById(var id) => $"aws ec2 describe-security-group-rules --region {Word(region)} --filters Name=group-id,Values={Word(PlainText.Line(id))}",
        GroupReference.ByName(var name) => $"aws ec2 describe-security-groups --region {Word(region)} --filters {Quoted(NameFilter(name))}",
        _ => throw new ArgumentException($"{group.GetType().Name} names no group.", nameof(group)),
    };

    /// <summary>The command that shows the groups with a rule from a prefix list.</summary>
    public static string LookForPrefixList(string region, string prefixListId) =>
        $"aws ec2 describe-security-groups --region {Word(region)} --filters Name=ip-permission.prefix-list-id,Values={Word(prefixListId)}";

    private static string NameFilter(string groupName) => WriteJson(writer =>
    {
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("Name", "group-name");
        writer.WriteStartArray("Values");
        writer.WriteStringValue(groupName);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    private static string Permissions(IEnumerable<IngressRule> rules) => WriteJson(writer =>
    {
        writer.WriteStartArray();
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("IpProtocol", rule.Protocol.ToString());
            if (rule.Ports is { } ports)
            {
                writer.WriteNumber("FromPort", ports.From);
                writer.WriteNumber("ToPort", ports.To);
            }
            else if (rule.Protocol.IsIcmp)
            {
                writer.WriteNumber("FromPort", rule.Icmp?.Type ?? -1);
                writer.WriteNumber("ToPort", rule.Icmp?.Code ?? -1);
            }

            WriteSource(writer, rule);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteSource(Utf8JsonWriter writer, IngressRule rule)
    {
        var (list, member, value) = rule.Source switch
        {
            RuleSource.Cidr({ Family: AddressFamily.IPv4 } block) => ("IpRanges", "CidrIp", block.ToString()),
            RuleSource.Cidr(var block) => ("Ipv6Ranges", "CidrIpv6", block.ToString()),
            RuleSource.PrefixList(var id) => ("PrefixListIds", "PrefixListId", id),
            RuleSource.SecurityGroup(var id) => ("UserIdGroupPairs", "GroupId", id),
            var source => throw new ArgumentException($"A rule from {source} is never removed.", nameof(rule)),
        };
        writer.WriteStartArray(list);
        writer.WriteStartObject();
        writer.WriteString(member, value);
        if (!string.IsNullOrEmpty(rule.Description))
        {
            writer.WriteString("Description", rule.Description);
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string TagSpecification(IReadOnlyDictionary<string, string> tags)
    {
        var own = tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList();
        return own.Count == 0 ? "" : WriteJson(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("ResourceType", "security-group-rule");
            writer.WriteStartArray("Tags");
            foreach (var (key, value) in own)
            {
                writer.WriteStartObject();
                writer.WriteString("Key", key);
                writer.WriteString("Value", value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
        });
    }

    private static string WriteJson(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Json))
        {
            write(writer);
        }

        return string.Concat(Encoding.UTF8.GetString(stream.ToArray()).EnumerateRunes().Select(Visible));
    }

    /// <summary>
    /// A tag may hold characters that turn the writing direction; a command that is to be pasted must look like what it is. A backtick would
    /// end the code of a chat message.
    /// </summary>
    private static string Visible(Rune rune)
    {
        string text = rune.ToString();
        return PlainText.IsHidden(rune) || rune.Value == '`'
            ? string.Concat(text.Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}")))
            : text;
    }

    internal static string Word(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? text : Quoted(text);

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
