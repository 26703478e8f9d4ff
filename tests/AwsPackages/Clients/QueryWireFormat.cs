using System.Collections;
using System.Text.Json;
using System.Xml.Linq;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>The query protocols of EC2, and of SNS and CloudFormation: a form (requests) and XML (responses).</summary>
internal sealed class QueryWireFormat(ServiceModel model) : WireFormat(model)
{
    private bool IsEc2 => Model.Protocol == "ec2";

    public override IEnumerable<string> Expected(object request, string operation)
    {
        var form = new Dictionary<string, string> { ["Action"] = operation, ["Version"] = Model.ApiVersion };
        AddToForm(form, request, Model.Input(operation), "");
        return Lines(form);
    }

    public override IEnumerable<string> Sent(SentRequest sent, string operation) => Lines(sent.Form);

    public override CannedAnswers Answer(object response, string operation)
    {
        XNamespace ns = "http://example.com/a-namespace-that-must-not-matter/";
        var members = Model.Output(operation) is { } shape ? MembersToXml(response, shape).ToList() : [];
        var root = Model.Operation(operation).TryGetProperty("output", out var output) && output.TryGetProperty("resultWrapper", out var wrapper)
            ? new XElement($"{operation}Response", new XElement(wrapper.GetString()!, members), new XElement("ResponseMetadata", new XElement("RequestId", "r-1")))
            : new XElement($"{operation}Response", new XElement("requestId", "r-1"), members);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = ns + element.Name.LocalName;
        }

        return new CannedAnswers().ThenOk(root.ToString());
    }

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<string, string>> form) =>
        form.Select(pair => $"{pair.Key} = {pair.Value}").Order(StringComparer.Ordinal);

    private void AddToForm(Dictionary<string, string> form, object value, string shapeName, string name)
    {
        var shape = Model.Shape(shapeName);
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                foreach (var property in ServiceModel.Members(value.GetType()))
                {
                    var member = Model.Member(shapeName, property);
                    AddToForm(form, property.GetValue(value)!, ServiceModel.ShapeOf(member), Join(name, FormName(member, ServiceModel.MemberName(property))));
                }

                break;
            case "list":
                var items = ((IList)value).Cast<object>().ToList();
                for (var index = 0; index < items.Count; index++)
                {
                    AddToForm(form, items[index], ServiceModel.ShapeOf(shape.GetProperty("member")), $"{name}{(IsEc2 ? "" : ".member")}.{index + 1}");
                }

                break;
            case "map":
                var number = 0;
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    var prefix = $"{name}.entry.{++number}";
                    form.Add($"{prefix}.{shape.GetProperty("key").GetProperty("locationName").GetString()}", (string)entry.Key);
                    AddToForm(
                        form, entry.Value!, ServiceModel.ShapeOf(shape.GetProperty("value")),
                        $"{prefix}.{shape.GetProperty("value").GetProperty("locationName").GetString()}");
                }

                break;
            default:
                form.Add(name, ServiceModel.WireText(value));
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
        foreach (var property in ServiceModel.Members(value.GetType()))
        {
            var member = Model.Member(shapeName, property);
            var name = member.TryGetProperty("locationName", out var locationName) ? locationName.GetString()! : ServiceModel.MemberName(property);
            yield return new XElement(name, ContentToXml(property.GetValue(value)!, ServiceModel.ShapeOf(member)));
        }
    }

    private object ContentToXml(object value, string shapeName)
    {
        var shape = Model.Shape(shapeName);
        return shape.GetProperty("type").GetString() switch
        {
            "structure" => MembersToXml(value, shapeName).ToList(),
            "list" => ((IList)value).Cast<object>().Select(item => new XElement(
                shape.GetProperty("member").TryGetProperty("locationName", out var itemName) ? itemName.GetString()! : "member",
                ContentToXml(item, ServiceModel.ShapeOf(shape.GetProperty("member"))))).ToList(),
            "map" => ((IDictionary)value).Keys.Cast<string>().Select(key => new XElement(
                "entry",
                new XElement("key", key),
                new XElement("value", ContentToXml(((IDictionary)value)[key]!, ServiceModel.ShapeOf(shape.GetProperty("value")))))).ToList(),
            _ => ServiceModel.WireText(value),
        };
    }

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
