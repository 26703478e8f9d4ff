using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>
/// What AWS's model of a service says about our types: which member a property stands for, and how an object is written on the wire,
/// as a form (requests) and as XML (responses).
/// </summary>
internal sealed class ServiceModel(JsonElement model)
{
    // The two names that the .NET SDK changes: a class may not have a member of its own name, and IpRanges was once a list of strings.
    private static readonly Dictionary<string, string> RenamedMembers = new() { ["PrefixListId.Id"] = "PrefixListId", ["IpPermission.Ipv4Ranges"] = "IpRanges" };

    private bool IsEc2 => model.GetProperty("metadata").GetProperty("protocol").GetString() == "ec2";

    public JsonElement Operation(string name) => model.GetProperty("operations").GetProperty(name);

    public JsonElement Shape(string name) => model.GetProperty("shapes").GetProperty(name);

    public string ApiVersion => model.GetProperty("metadata").GetProperty("apiVersion").GetString()!;

    public static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    public static string MemberName(PropertyInfo property) =>
        RenamedMembers.GetValueOrDefault($"{property.DeclaringType!.Name}.{property.Name}", property.Name);

    /// <summary>What is wrong with our type, member by member, seen from the model; also fills <paramref name="seen"/>.</summary>
    public IEnumerable<string> Differences(Type type, string shapeName, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            yield break;
        }

        var members = Shape(shapeName).GetProperty("members");
        foreach (var property in Members(type))
        {
            if (!members.TryGetProperty(MemberName(property), out var member))
            {
                yield return $"{type.Name}.{property.Name} is no member of {shapeName}";
                continue;
            }

            foreach (var difference in TypeDifferences(property.PropertyType, member.GetProperty("shape").GetString()!, seen))
            {
                yield return $"{type.Name}.{property.Name}: {difference}";
            }
        }
    }

    public Dictionary<string, string> ToForm(object request, string action)
    {
        var form = new Dictionary<string, string> { ["Action"] = action, ["Version"] = ApiVersion };
        AddToForm(form, request, Operation(action).GetProperty("input").GetProperty("shape").GetString()!, "");
        return form;
    }

    public string ToXml(object response, string action)
    {
        var output = Operation(action).GetProperty("output");
        XNamespace ns = "http://example.com/a-namespace-that-must-not-matter/";
        var members = MembersToXml(response, output.GetProperty("shape").GetString()!).ToList();
        var root = output.TryGetProperty("resultWrapper", out var wrapper)
            ? new XElement($"{action}Response", new XElement(wrapper.GetString()!, members), new XElement("ResponseMetadata", new XElement("RequestId", "r-1")))
            : new XElement($"{action}Response", new XElement("requestId", "r-1"), members);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = ns + element.Name.LocalName;
        }

        return root.ToString();
    }

    private IEnumerable<string> TypeDifferences(Type type, string shapeName, HashSet<Type> seen)
    {
        var shape = Shape(shapeName);
        var kind = shape.GetProperty("type").GetString()!;
        return kind switch
        {
            "structure" => Differences(type, shapeName, seen),
            "list" when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) =>
                TypeDifferences(type.GenericTypeArguments[0], shape.GetProperty("member").GetProperty("shape").GetString()!, seen),
            "map" when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) =>
                TypeDifferences(type.GenericTypeArguments[1], shape.GetProperty("value").GetProperty("shape").GetString()!, seen),
            "string" when type == typeof(string) && !shape.TryGetProperty("enum", out _) => [],
            "string" when type.IsSubclassOf(typeof(ConstantClass)) && shape.TryGetProperty("enum", out _) => [],
            "integer" when type == typeof(int?) => [],
            "long" when type == typeof(long?) => [],
            "boolean" when type == typeof(bool?) => [],
            _ => [$"{type.Name} does not fit the model's {kind} {shapeName}"],
        };
    }

    private void AddToForm(Dictionary<string, string> form, object value, string shapeName, string name)
    {
        var shape = Shape(shapeName);
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                foreach (var property in Members(value.GetType()))
                {
                    var member = shape.GetProperty("members").GetProperty(MemberName(property));
                    AddToForm(form, property.GetValue(value)!, member.GetProperty("shape").GetString()!, Join(name, FormName(member, MemberName(property))));
                }

                break;
            case "list":
                var items = ((IList)value).Cast<object>().ToList();
                for (var index = 0; index < items.Count; index++)
                {
                    AddToForm(form, items[index], shape.GetProperty("member").GetProperty("shape").GetString()!, $"{name}{(IsEc2 ? "" : ".member")}.{index + 1}");
                }

                break;
            case "map":
                var number = 0;
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    var prefix = $"{name}.entry.{++number}";
                    form.Add($"{prefix}.{shape.GetProperty("key").GetProperty("locationName").GetString()}", (string)entry.Key);
                    AddToForm(
                        form, entry.Value!, shape.GetProperty("value").GetProperty("shape").GetString()!,
                        $"{prefix}.{shape.GetProperty("value").GetProperty("locationName").GetString()}");
                }

                break;
            default:
                form.Add(name, WireText(value));
                break;
        }
    }

    // https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html: queryName, else the capitalised location name, else the member's.
    private string FormName(JsonElement member, string memberName) =>
        IsEc2 && member.TryGetProperty("queryName", out var queryName) ? queryName.GetString()!
        : !member.TryGetProperty("locationName", out var locationName) ? memberName
        : IsEc2 ? char.ToUpperInvariant(locationName.GetString()![0]) + locationName.GetString()![1..]
        : locationName.GetString()!;

    private IEnumerable<XElement> MembersToXml(object value, string shapeName)
    {
        foreach (var property in Members(value.GetType()))
        {
            var member = Shape(shapeName).GetProperty("members").GetProperty(MemberName(property));
            var name = member.TryGetProperty("locationName", out var locationName) ? locationName.GetString()! : MemberName(property);
            yield return new XElement(name, ContentToXml(property.GetValue(value)!, member.GetProperty("shape").GetString()!));
        }
    }

    private object ContentToXml(object value, string shapeName)
    {
        var shape = Shape(shapeName);
        return shape.GetProperty("type").GetString() switch
        {
            "structure" => MembersToXml(value, shapeName).ToList(),
            "list" => ((IList)value).Cast<object>().Select(item => new XElement(
                shape.GetProperty("member").GetProperty("locationName").GetString()!,
                ContentToXml(item, shape.GetProperty("member").GetProperty("shape").GetString()!))).ToList(),
            _ => WireText(value),
        };
    }

    private static string WireText(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
