#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>The events to put. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</summary>
public class PutEventsRequest : AmazonEventBridgeRequest
{
    /// <summary>1 to 10 events, 1 MiB together. Required.</summary>
    public List<PutEventsRequestEntry> Entries { get; set; }
}

/// <summary>An event to put. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</summary>
public class PutEventsRequestEntry
{
    /// <summary>A JSON object, as text.</summary>
    public string Detail { get; set; }

    /// <summary>What the event is, up to 128 characters: with the source it says which fields the detail has.</summary>
    public string DetailType { get; set; }

    /// <summary>Name or ARN of the bus; unset: the account's default bus.</summary>
    public string EventBusName { get; set; }

    /// <summary>What the event is about, as ARNs.</summary>
    public List<string> Resources { get; set; }

    /// <summary>Who sends it; must not begin with <c>aws.</c></summary>
    public string Source { get; set; }
}

/// <summary>What became of each event.</summary>
public class PutEventsResponse : AmazonWebServiceResponse
{
    /// <summary>One for each event, in order.</summary>
    public List<PutEventsResultEntry> Entries { get; set; }

    /// <summary>How many were refused.</summary>
    public int? FailedEntryCount { get; set; }
}

/// <summary>What became of an event. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html</summary>
public class PutEventsResultEntry
{
    /// <summary>Why it was refused, in one word; unset when it was not.</summary>
    public string ErrorCode { get; set; }

    /// <summary>Why it was refused.</summary>
    public string ErrorMessage { get; set; }

    /// <summary>Id of the event; unset when it was refused.</summary>
    public string EventId { get; set; }
}
