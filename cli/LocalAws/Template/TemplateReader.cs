using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads a CloudFormation template (YAML or JSON) as JSON; short tags such as !Sub become their long forms such as Fn::Sub.</summary>
internal static class TemplateReader
{
    public static JsonObject Read(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents.Count == 1 && Convert(yaml.Documents[0].RootNode) is JsonObject root
                ? root
                : throw new LocalAwsException($"The template {path} is not one YAML document with a mapping at its top.");
        }
        catch (YamlException broken)
        {
            throw new LocalAwsException($"The template {path} is not valid YAML at line {broken.Start.Line}: {broken.Message}", broken);
        }
        catch (IOException missing)
        {
            throw new LocalAwsException($"The template {path} cannot be read: {missing.Message}", missing);
        }
    }

    private static JsonNode? Convert(YamlNode node) => node.Tag.IsEmpty || !node.Tag.IsLocal
        ? Plain(node)
        : new JsonObject { [LongName(node.Tag.Value[1..])] = Argument(node) };

    private static string LongName(string tag) => tag is "Ref" or "Condition" ? tag : "Fn::" + tag;

    private static JsonNode? Argument(YamlNode node)
    {
        var argument = Plain(node);
        // !GetAtt Resource.Attribute is short for a list of two.
        return node.Tag.Value == "!GetAtt" && argument.String() is { } path && path.Split('.', 2) is [var resource, var attribute]
            ? new JsonArray(resource, attribute)
            : argument;
    }

    private static JsonNode? Plain(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value ?? string.Empty, Convert(c.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Tag.IsEmpty: true } scalar => Scalar(scalar.Value ?? string.Empty),
        YamlScalarNode scalar => scalar.Value ?? string.Empty,
        _ => null,
    };

    private static JsonNode? Scalar(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole.ToString(CultureInfo.InvariantCulture) == text => whole,
        _ when text.Contains('.', StringComparison.Ordinal) && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real) => real,
        _ => text,
    };
}
