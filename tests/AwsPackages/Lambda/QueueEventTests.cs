using System.Text;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Remediation.AwsPackages.Tests.Lambda;

public sealed class QueueEventTests
{
    // The members and their spelling as Lambda sends them: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
    private const string Event =
        """
        {"Records":[
        {"messageId":"059f36b4-1","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a==","body":"{\"source\":\"aws.ec2\",\"detail\":{\"state\":\"running\"}}",
        "attributes":{"ApproximateReceiveCount":"2","SentTimestamp":"1782909015123","SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1782909015130"},
        "messageAttributes":{"myAttribute":{"stringValue":"myValue","stringListValues":[],"binaryListValues":[],"dataType":"String"}},
        "md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:111122223333:launched",
        "awsRegion":"eu-central-1"},
        {"messageId":"2e1424d4-2","body":""}]}
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_messages_of_a_batch_are_read_as_Lambda_writes_them(bool ownOptions)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Event));

        var received = Serializer(ownOptions).Deserialize<SQSEvent>(stream);

        Assert.Equal(["059f36b4-1", "2e1424d4-2"], received.Records.Select(message => message.MessageId));
        var message = received.Records[0];
        Assert.Equal("""{"source":"aws.ec2","detail":{"state":"running"}}""", message.Body);
        Assert.Equal(("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a==", "e4e68fb7bd0e697a0ae8f1bb342846b3"), (message.ReceiptHandle, message.Md5OfBody));
        Assert.Equal(
            ("aws:sqs", "arn:aws:sqs:eu-central-1:111122223333:launched", "eu-central-1"), (message.EventSource, message.EventSourceArn, message.AwsRegion));
        Assert.Equal(("2", "1782909015123"), (message.Attributes["ApproximateReceiveCount"], message.Attributes["SentTimestamp"]));
        Assert.Null(received.Records[1].Attributes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_failed_is_answered_with_the_names_that_Lambda_expects(bool ownOptions)
    {
        var some = new SQSBatchResponse([new SQSBatchResponse.BatchItemFailure { ItemIdentifier = "059f36b4-1" }]);

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"059f36b4-1"}]}""", Written(some));
        Assert.Equal("""{"batchItemFailures":[]}""", Written(new SQSBatchResponse()));

        string Written(SQSBatchResponse response)
        {
            using var stream = new MemoryStream();
            Serializer(ownOptions).Serialize(response, stream);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    private static SourceGeneratorLambdaJsonSerializer<EventsJson> Serializer(bool ownOptions) =>
        ownOptions ? new(EventsJson.Default) : new();
}
