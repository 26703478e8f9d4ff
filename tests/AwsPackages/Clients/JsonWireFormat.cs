using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>The AWS JSON protocols: one object as the body, the operation in a header.</summary>
internal sealed class JsonWireFormat(ServiceModel model) : WireFormat(model)
{
    public override IEnumerable<string> Expected(object request, string operation)
    {
        using var body = JsonDocument.Parse(ToJson(request, Model.Input(operation)).ToJsonString());
        return Lines("POST", "/", $"{Model.TargetPrefix}.{operation}", $"application/x-amz-json-{Model.JsonVersion}", body.RootElement);
    }

    public override IEnumerable<string> Sent(SentRequest sent, string operation)
    {
        using var body = JsonDocument.Parse(sent.Body);
        return Lines(sent.Method, sent.Uri.PathAndQuery, sent.Headers["X-Amz-Target"], sent.Headers["Content-Type"], body.RootElement);
    }

    public override CannedAnswers Answer(object response, string operation) =>
        new CannedAnswers().ThenOk((Model.Output(operation) is { } shape ? ToJson(response, shape).ToJsonString() : ""), ("x-amzn-RequestId", "r-1"));

    private JsonNode ToJson(object value, string shapeName)
    {
        var shape = Model.Shape(shapeName);
        return shape.GetProperty("type").GetString() switch
        {
            "structure" => new JsonObject(ServiceModel.Members(value.GetType()).Select(property => KeyValuePair.Create(
                ServiceModel.MemberName(property),
                (JsonNode?)ToJson(property.GetValue(value)!, ServiceModel.ShapeOf(Model.Member(shapeName, property)))))),
            "list" => new JsonArray([.. ((IList)value).Cast<object>().Select(item => ToJson(item, ServiceModel.ShapeOf(shape.GetProperty("member"))))]),
            "map" => new JsonObject(((IDictionary)value).Keys.Cast<string>().Select(key => KeyValuePair.Create(
                key, (JsonNode?)ToJson(((IDictionary)value)[key]!, ServiceModel.ShapeOf(shape.GetProperty("value")))))),
            "timestamp" => JsonValue.Create((decimal)((DateTime)value - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond),
            "boolean" => JsonValue.Create((bool)value),
            "integer" => JsonValue.Create((int)value),
            "long" => JsonValue.Create((long)value),
            _ => JsonValue.Create(ServiceModel.WireText(value)),
        };
    }

    private static List<string> Lines(string method, string path, string target, string contentType, JsonElement body) =>
    [
        $"{method} {path}", $"X-Amz-Target = {target}", $"Content-Type = {contentType}",
        .. body.EnumerateObject().Select(member => $"{member.Name} = {member.Value.GetRawText()}").Order(StringComparer.Ordinal),
    ];
}
