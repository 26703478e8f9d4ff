#nullable disable

using System.Text.Json.Serialization;

namespace Amazon.Lambda.SQSEvents;

/// <summary>
/// Which messages come back to the queue, when the event source mapping has <c>ReportBatchItemFailures</c>; all others are deleted from it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting</remarks>
public class SQSBatchResponse
{
    /// <summary>No message comes back.</summary>
    public SQSBatchResponse()
        : this([])
    {
    }

    /// <summary>These messages come back.</summary>
    public SQSBatchResponse(List<BatchItemFailure> batchItemFailures)
    {
        BatchItemFailures = batchItemFailures;
    }

    /// <summary>
    /// The messages that come back. Lambda takes null as an empty list, and an id that is none of the batch as if all had failed.
    /// </summary>
    [JsonPropertyName("batchItemFailures")]
    public List<BatchItemFailure> BatchItemFailures { get; set; }

    /// <summary>A message that comes back.</summary>
    public class BatchItemFailure
    {
        /// <summary>Its <see cref="SQSEvent.SQSMessage.MessageId"/>.</summary>
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
