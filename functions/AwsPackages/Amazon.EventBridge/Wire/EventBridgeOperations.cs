using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.EventBridge.Wire;

/// <summary>The operation: its name on the wire, how its request is written and how its answer is read.</summary>
internal static class EventBridgeOperations
{
    public const string ServiceId = "EventBridge";
    public const string ApiVersion = "2015-10-07";

    public static readonly InvokeOptions PutEvents = new()
    {
        RequestMarshaller = new JsonRequestMarshaller<PutEventsRequest>("Amazon.EventBridge", ApiVersion, "AWSEvents.PutEvents", Write, protocolVersion: "1.1"),
        ResponseUnmarshaller = new EventBridgeResponseReader(nameof(PutEventsResponse.Entries), Read),
    };

    private static void Write(Utf8JsonWriter json, PutEventsRequest request) => json.Write("Entries", request.Entries, Write);

    private static void Write(Utf8JsonWriter json, PutEventsRequestEntry entry)
    {
        json.Write("Detail", entry.Detail);
        json.Write("DetailType", entry.DetailType);
        json.Write("EventBusName", entry.EventBusName);
        json.Write("Resources", entry.Resources);
        json.Write("Source", entry.Source);
    }

    private static PutEventsResponse Read(JsonElement json) => new()
    {
        Entries = json.ReadItems("Entries", ReadEntry),
        FailedEntryCount = json.ReadInt("FailedEntryCount"),
    };

    private static PutEventsResultEntry ReadEntry(JsonElement json) => new()
    {
        ErrorCode = json.ReadString("ErrorCode"),
        ErrorMessage = json.ReadString("ErrorMessage"),
        EventId = json.ReadString("EventId"),
    };
}
