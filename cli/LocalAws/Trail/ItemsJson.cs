using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Building blocks of requests in "items" style.</summary>
internal static class ItemsJson
{
    /// <summary>{"items":[...]}, or {} when there are none.</summary>
    public static JsonObject List(IEnumerable<JsonNode?> items)
    {
        var all = items.ToArray();
        return all.Length == 0 ? [] : new JsonObject { ["items"] = new JsonArray(all) };
    }

    public static JsonObject List(IEnumerable<ParameterNode> nodes, Func<ParameterNode, JsonObject> write) => List(nodes.Select(write));

    public static void Text(this JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    public static void Number(this JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : value;
        }
    }

    public static void Boolean(this JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = bool.TryParse(value, out var truth) ? truth : value;
        }
    }

    /// <summary>Tags of a request are a bare array, unlike every other list.</summary>
    public static void TagSpecifications(this JsonObject target, ParameterNode request)
    {
        var specifications = request.List("TagSpecification").ToList();
        if (specifications.Count > 0)
        {
            target["tagSpecificationSet"] = List(specifications, specification => new JsonObject
            {
                ["resourceType"] = specification.Text("ResourceType"),
                ["tags"] = new JsonArray([.. specification.List("Tag").Select(tag => (JsonNode)new JsonObject { ["key"] = tag.Text("Key"), ["value"] = tag.Text("Value") ?? string.Empty })]),
            });
        }
    }

    public static JsonObject Groups(IEnumerable<ParameterNode> ids, IEnumerable<ParameterNode>? names = null) => List(
        ids.Select(id => (JsonNode)new JsonObject { ["groupId"] = id.Value })
            .Concat((names ?? []).Select(name => (JsonNode)new JsonObject { ["groupName"] = name.Value })));
}
