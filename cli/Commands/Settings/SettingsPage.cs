using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Settings;

/// <summary>The reference of all settings: the template's parameters in their groups, and the environment variables that come of them.</summary>
internal static class SettingsPage
{
    private const string Introduction =
        """
        # Settings

        Every setting is a parameter of [template.yaml](../template.yaml). `sam deploy --guided` asks for each; without the questions:

        ```bash aws
        sam deploy --parameter-overrides Mode=Notify NoticeEmail=security@example.com
        ```

        A parameter that is left out of an update keeps its value. CloudFormation refuses a value that is not of the form below; a function that is
        given a wrong one all the same does not start, and its log names the variable.

        This page is written by `dotnet run --project cli -- settings`, from the template.
        """;

    /// <exception cref="LocalAwsException">A parameter is in no group or in two.</exception>
    public static string Write(JsonObject template)
    {
        var parameters = (JsonObject)template["Parameters"]!;
        var layout = (JsonObject)template["Metadata"]!["AWS::CloudFormation::Interface"]!;
        var groups = ((JsonArray)layout["ParameterGroups"]!)
            .Select(group => (Label: group!["Label"]!["default"].String()!, Names: ((JsonArray)group["Parameters"]!).Select(name => name.String()!).ToList()))
            .ToList();
        var grouped = groups.SelectMany(group => group.Names).ToList();
        if (parameters.Select(parameter => parameter.Key).Except(grouped).FirstOrDefault() is { } alone)
        {
            throw new LocalAwsException($"The parameter {alone} is in no group of the template's interface.");
        }

        if (grouped.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1 || !parameters.ContainsKey(same.Key)) is { } odd)
        {
            throw new LocalAwsException($"The template's interface names {odd.Key} more than once, or there is no such parameter.");
        }

        var page = new StringBuilder(Introduction).Append('\n');
        foreach (var (label, names) in groups)
        {
            page.Append($"\n## {label}\n\n| parameter | default | may be | |\n|---|---|---|---|\n");
            foreach (string name in names)
            {
                var parameter = (JsonObject)parameters[name]!;
                string title = layout["ParameterLabels"]?[name]?["default"].String() is { } given ? $"**{Cell(given)}**<br>" : "";
                page.Append($"| `{name}` | {Code(parameter["Default"].String())} | {Allowed(parameter)} | {title}{Cell(parameter["Description"].String() ?? "")} |\n");
            }
        }

        return page.Append(Variables(template)).ToString();
    }

    private static string Allowed(JsonObject parameter) => parameter switch
    {
        _ when parameter["AllowedValues"] is JsonArray values => string.Join(", ", values.Select(value => Code(value.String()))),
        _ when parameter["MinValue"] is { } least => $"{least.String()} to {parameter["MaxValue"].String()}",
        _ => Cell(parameter["ConstraintDescription"].String() ?? "any text"),
    };

    private static string Variables(JsonObject template)
    {
        var own = from resource in (JsonObject)template["Resources"]!
                  where resource.Value!["Type"].String() == "AWS::Serverless::Function"
                  from variable in resource.Value["Properties"]!["Environment"]?["Variables"] as JsonObject ?? []
                  select (Variable: variable.Key, Function: resource.Key, From: Origin(variable.Value));
        var common = from variable in template["Globals"]?["Function"]?["Environment"]?["Variables"] as JsonObject ?? []
                     select (Variable: variable.Key, Function: "all", From: Origin(variable.Value));
        var uses = own.Concat(common);
        var page = new StringBuilder("\n## Environment variables\n\nWhat the functions read. The template sets all of them.\n\n| variable | from | functions |\n|---|---|---|\n");
        foreach (var variable in uses.GroupBy(use => use.Variable).OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            page.Append($"| `{variable.Key}` | {string.Join(", ", variable.Select(use => use.From).Distinct())} | {string.Join(", ", variable.Select(use => use.Function))} |\n");
        }

        return page.ToString();
    }

    /// <summary>The parameter or resource that a value comes from, or the value.</summary>
    private static string Origin(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } reference when reference["Ref"].String() is { } name => $"`{name}`",
        JsonObject { Count: 1 } reference when reference["Fn::Sub"].String() is { } text => Code(text),
        JsonObject { Count: 1 } reference when reference["Fn::GetAtt"] is JsonArray path => $"`{string.Join('.', path.Select(part => part.String()))}`",
        JsonObject { Count: 1 } reference when reference["Fn::If"] is JsonArray { Count: 3 } choice => $"{Origin(choice[1])} or {Origin(choice[2])}",
        _ => Code(value.String()),
    };

    private static string Code(string? text) => string.IsNullOrEmpty(text) ? "nothing" : $"`{Cell(text)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim();
}
