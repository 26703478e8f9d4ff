using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Checks the parameters of SendCommand against what the document declares.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html</summary>
internal static class DocumentParameters
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>Each declared parameter's value: what was given, else the default.</returns>
    /// <exception cref="AwsErrorException">InvalidParameters.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Check(SsmDocument document, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        if (given.Keys.FirstOrDefault(name => !document.Parameters.ContainsKey(name)) is { } unknown)
        {
            throw Invalid($"{unknown} is not a parameter of document {document.Name}");
        }

        return document.Parameters.ToDictionary(p => p.Key, p => Value(p.Key, (JsonObject)p.Value!, given.GetValueOrDefault(p.Key)));
    }

    private static IReadOnlyList<string> Value(string name, JsonObject declared, IReadOnlyList<string>? given)
    {
        if (given is null)
        {
            return declared["default"] switch
            {
                null => throw Invalid($"Parameter \"{name}\" requires a value."),
                JsonArray list => [.. list.Select(item => item.String() ?? string.Empty)],
                var one => [one.String() ?? string.Empty],
            };
        }

        return declared["type"].String() == "String" && given.Count != 1
            ? throw Invalid($"Parameter \"{name}\" takes one value.")
            : given.FirstOrDefault(value => !IsAllowed(declared, value)) is { } forbidden
            ? throw Invalid($"Parameter \"{name}\" has value \"{forbidden}\" not allowed by the document.")
            : given;
    }

    private static bool IsAllowed(JsonObject declared, string value) =>
        (declared["allowedValues"] is not JsonArray values || values.Any(allowed => allowed.String() == value))
        && (declared["allowedPattern"].String() is not { } pattern || Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, Patience));

    private static AwsErrorException Invalid(string message) => new("InvalidParameters", message);
}
