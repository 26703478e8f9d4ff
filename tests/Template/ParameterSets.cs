using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>What somebody may deploy with: the defaults, and each parameter by itself at every other value that it is worth trying at.</summary>
internal static class ParameterSets
{
    /// <summary>For parameters that take text: those of these that the parameter's pattern allows.</summary>
    private static readonly string[] Samples =
    [
        "ops@example.com", "arn:aws:iam::111122223333:role/break-glass=Notify", "sg-0123456789abcdef0", "vpc-0123456789abcdef0", "0example0code",
        "T0123ABCD", "C0123ABCD", "arn:aws:sns:eu-central-1:111122223333:central", "arn:aws:events:eu-central-1:111122223333:event-bus/central",
        "/remediation/slack-webhook", "/aws/reference/secretsmanager/slack-webhook", "o-0123456789", "111122223333", "https://example.com/hook", "arn:aws:iam::111122223333:policy/boundary",
    ];

    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>();

    /// <summary>By a name that says how a set differs from the defaults.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All { get; } = Make();

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Make()
    {
        var sets = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["the defaults"] = Defaults };
        foreach (var (name, parameter) in (JsonObject)TemplateReader.Read(Checkout.File("template.yaml"))["Parameters"]!)
        {
            foreach (string value in Others(name, (JsonObject)parameter!))
            {
                sets.Add($"{name}={value}", new Dictionary<string, string> { [name] = value });
            }
        }

        return sets;
    }

    private static IEnumerable<string> Others(string name, JsonObject parameter)
    {
        string standard = parameter["Default"].String() ?? throw new InvalidOperationException($"{name} has no default.");
        var values = parameter["AllowedValues"] is JsonArray allowed ? allowed.Select(value => value.String()!)
            : parameter["Type"].String() == "Number" ? [parameter["MinValue"].String()!, parameter["MaxValue"].String()!]
            : Samples.Where(sample => Regex.IsMatch(sample, parameter["AllowedPattern"].String()!, RegexOptions.None, TimeSpan.FromSeconds(1))).ToArray() is { Length: > 0 } fitting ? fitting
            : standard.Length > 0 ? []
            : throw new InvalidOperationException($"No sample fits {name}: add one to {nameof(Samples)}.");
        return values.Where(value => value != standard);
    }
}
