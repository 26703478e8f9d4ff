using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>Newer APIs: everything inside {"NameRequest": ...} and {"NameResponse": ...}, query names in capitals and singular,
/// one element as an object and several as an array, each with its index as "tag", and text that looks like a number or a truth value turned into one.</summary>
internal sealed class WrapperShape : ITrailShape
{
    public static readonly WrapperShape Instance = new();

    public JsonNode? Request(ParameterNode parameters)
    {
        var content = new JsonObject();
        foreach (var (name, node) in parameters.Children.Where(c => c.Name is not ("Action" or "Version")))
        {
            content[name] = Write(node);
        }

        return new JsonObject { [parameters.Text("Action") + "Request"] = content.Count == 0 ? "" : content };
    }

    public JsonNode? Response(XElement answer, AwsRequest request)
    {
        var content = new JsonObject { ["xmlns"] = Xml.Ec2Namespace, ["requestId"] = answer.Text("requestId") ?? request.RequestId };
        foreach (var child in answer.Elements().Where(e => e.Name.LocalName != "requestId"))
        {
            content[child.Name.LocalName] = Write(child);
        }

        return new JsonObject { [request.Action + "Response"] = content };
    }

    private static JsonNode Write(ParameterNode node)
    {
        if (node.IsList)
        {
            return OneOrMany([.. node.Items.Select(Element)]);
        }

        if (node.Children.Count == 0)
        {
            return Scalar(node.Value ?? string.Empty);
        }

        var result = new JsonObject();
        foreach (var (name, child) in node.Children)
        {
            result[name] = Write(child);
        }

        return result;
    }

    private static JsonNode Element(ParameterNode element, int index)
    {
        var result = new JsonObject();
        if (element.Children.Count == 0)
        {
            if (element.Value is { Length: > 0 } text)
            {
                result["content"] = Scalar(text);
            }
        }
        else
        {
            foreach (var (name, child) in element.Children)
            {
                result[name] = Write(child);
            }
        }

        result["tag"] = index + 1;
        return result;
    }

    private static JsonNode Write(XElement element)
    {
        if (!element.HasElements)
        {
            return Scalar(element.Value);
        }

        var result = new JsonObject();
        foreach (var children in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            result[children.Key] = OneOrMany([.. children.Select(Write)]);
        }

        return result;
    }

    private static JsonNode OneOrMany(JsonNode[] nodes) => nodes is [var one] ? one : new JsonArray(nodes);

    private static JsonNode Scalar(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text => number,
        _ => text,
    };
}
