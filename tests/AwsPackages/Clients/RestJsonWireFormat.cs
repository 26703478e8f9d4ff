using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>The REST-JSON protocol, as far as an operation needs it whose body is one blob: members in path, headers, status and body.</summary>
internal sealed class RestJsonWireFormat(ServiceModel model) : WireFormat(model)
{
    public override IEnumerable<string> Expected(object request, string operation)
    {
        var http = Model.Operation(operation).GetProperty("http");
        var path = http.GetProperty("requestUri").GetString()!;
        var headers = new Dictionary<string, string>();
        var body = "";
        foreach (var (property, member, value) in Members(request, Model.Input(operation)))
        {
            switch (Location(member))
            {
                case "uri": path = path.Replace($"{{{Name(member)}}}", Uri.EscapeDataString(value), StringComparison.Ordinal); break;
                case "header": headers.Add(Name(member), value); break;
                case null when IsBody(property, Model.Input(operation)): body = value; break;
                default: throw new NotSupportedException($"{property.Name} stands in {Location(member)}.");
            }
        }

        return Lines(http.GetProperty("method").GetString()!, path, headers, body);
    }

    /// <summary>Of the headers only those that the model knows: the rest belongs to the SDK.</summary>
    public override IEnumerable<string> Sent(SentRequest sent, string operation)
    {
        var headers = Model.Shape(Model.Input(operation)).GetProperty("members").EnumerateObject()
            .Where(member => Location(member.Value) == "header" && sent.Headers.ContainsKey(Name(member.Value)))
            .ToDictionary(member => Name(member.Value), member => sent.Headers[Name(member.Value)]);
        return Lines(sent.Method, sent.Uri.PathAndQuery, headers, sent.Body);
    }

    public override CannedAnswers Answer(object response, string operation)
    {
        var status = HttpStatusCode.OK;
        var headers = new List<(string, string)> { ("x-amzn-RequestId", "r-1") };
        var body = "";
        var shape = Model.Output(operation)!;
        foreach (var (property, member, value) in Members(response, shape))
        {
            switch (Location(member))
            {
                case "statusCode": status = Enum.Parse<HttpStatusCode>(value); break;
                case "header": headers.Add((Name(member), value)); break;
                case null when IsBody(property, shape): body = value; break;
                default: throw new NotSupportedException($"{property.Name} stands in {Location(member)}.");
            }
        }

        return new CannedAnswers().Then(status, body, [.. headers]);
    }

    private IEnumerable<(PropertyInfo Property, JsonElement Member, string Value)> Members(object value, string shapeName) =>
        ServiceModel.Members(value.GetType()).Select(property => (
            property,
            Model.Member(shapeName, property),
            property.GetValue(value) is MemoryStream bytes ? Encoding.UTF8.GetString(bytes.ToArray()) : ServiceModel.WireText(property.GetValue(value)!)));

    private bool IsBody(PropertyInfo property, string shapeName) =>
        Model.Shape(shapeName).GetProperty("payload").GetString() == ServiceModel.MemberName(property);

    private static string? Location(JsonElement member) => member.TryGetProperty("location", out var location) ? location.GetString() : null;

    private static string Name(JsonElement member) => member.GetProperty("locationName").GetString()!;

    private static List<string> Lines(string method, string path, Dictionary<string, string> headers, string body) =>
        [$"{method} {path}", .. headers.Select(pair => $"{pair.Key} = {pair.Value}").Order(StringComparer.Ordinal), body];
}
