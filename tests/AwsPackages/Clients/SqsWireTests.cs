using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class SqsWireTests
{
    private const string Queue = "https://sqs.us-east-1.amazonaws.com/111122223333/launched";

    private static readonly (string, string) RequestId = ("x-amzn-RequestId", "r-9");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_sent_to_the_endpoint_of_the_client_whatever_host_the_queue_names()
    {
        var answers = new CannedAnswers().ThenOk("""{"MessageId":"m-1","MD5OfMessageBody":"900150983cd24fb0d6963f7d28e17f72"}""", RequestId);
        using var sqs = TestClients.Sqs(answers);

        var response = await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = "{\"a\":\"ü\"}", DelaySeconds = 0 }, Cancellation);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal(("POST", "https://sqs.eu-central-1.amazonaws.com/"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal(("AmazonSQS.SendMessage", "application/x-amz-json-1.0"), (sent.Headers["X-Amz-Target"], sent.Headers["Content-Type"]));
        Assert.Equal($$"""{"DelaySeconds":0,"MessageBody":"{\u0022a\u0022:\u0022\u00FC\u0022}","QueueUrl":"{{Queue}}"}""", sent.Body);
        Assert.Contains("/eu-central-1/sqs/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(("m-1", "r-9"), (response.MessageId, response.ResponseMetadata.RequestId));
    }

    [Fact]
    public async Task Messages_are_received_with_what_was_asked_for_and_an_empty_queue_has_none()
    {
        var answers = new CannedAnswers()
            .ThenOk(
                """
                {"Messages":[{"MessageId":"m-1","ReceiptHandle":"h/1+=","MD5OfBody":"x","Body":"<hello & goodbye>",
                "Attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1782909015123"}},{"MessageId":"m-2","Body":""}]}
                """)
            .ThenOk("{}");
        using var sqs = TestClients.Sqs(answers);

        var full = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = Queue, MaxNumberOfMessages = 10, WaitTimeSeconds = 20, VisibilityTimeout = 30,
                MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
            },
            Cancellation);
        var empty = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Queue }, Cancellation);

        Assert.Equal(
            [
                $$"""
                {"MaxNumberOfMessages":10,"MessageSystemAttributeNames":["ApproximateReceiveCount","SentTimestamp"],
                "QueueUrl":"{{Queue}}","VisibilityTimeout":30,"WaitTimeSeconds":20}
                """.ReplaceLineEndings(""),
                $$"""{"QueueUrl":"{{Queue}}"}""",
            ],
            answers.Sent.Select(sent => sent.Body));
        Assert.Equal([("m-1", "h/1+=", "<hello & goodbye>"), ("m-2", null, "")], full.Messages.Select(message => (message.MessageId, (string?)message.ReceiptHandle, message.Body)));
        Assert.Equal("3", full.Messages[0].Attributes["ApproximateReceiveCount"]);
        Assert.Null(full.Messages[1].Attributes);
        Assert.Null(empty.Messages);
    }

    [Fact]
    public async Task What_travels_beside_a_body_is_received_and_sent_again()
    {
        var answers = new CannedAnswers()
            .ThenOk(
                """
                {"Messages":[{"MessageId":"m-1","Body":"a","MessageAttributes":{"ERROR_CODE":{"DataType":"String","StringValue":"NO_RESOURCE"},
                "key":{"DataType":"Binary","BinaryValue":"AAE="}}}]}
                """)
            .ThenOk("""{"MessageId":"m-2"}""");
        using var sqs = TestClients.Sqs(answers);

        var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Queue, MessageAttributeNames = ["All"] }, Cancellation);
        var attributes = received.Messages[0].MessageAttributes;
        await sqs.SendMessageAsync(
            new SendMessageRequest { QueueUrl = Queue, MessageBody = "a", MessageAttributes = new() { ["ERROR_CODE"] = attributes["ERROR_CODE"] } }, Cancellation);

        Assert.Equal(("Binary", null), (attributes["key"].DataType, attributes["key"].StringValue));
        Assert.Equal(
            [
                $$"""{"MessageAttributeNames":["All"],"QueueUrl":"{{Queue}}"}""",
                $$$"""{"MessageAttributes":{"ERROR_CODE":{"DataType":"String","StringValue":"NO_RESOURCE"}},"MessageBody":"a","QueueUrl":"{{{Queue}}}"}""",
            ],
            answers.Sent.Select(sent => sent.Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Deleting_and_hiding_answer_with_nothing(string body)
    {
        var answers = new CannedAnswers().ThenOk(body, RequestId).ThenOk(body, RequestId);
        using var sqs = TestClients.Sqs(answers);

        var hidden = await sqs.ChangeMessageVisibilityAsync(
            new ChangeMessageVisibilityRequest { QueueUrl = Queue, ReceiptHandle = "h", VisibilityTimeout = 0 }, Cancellation);
        var deleted = await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = Queue, ReceiptHandle = "h" }, Cancellation);

        Assert.Equal(("r-9", "r-9"), (hidden.ResponseMetadata.RequestId, deleted.ResponseMetadata.RequestId));
        Assert.Equal(
            [
                ("AmazonSQS.ChangeMessageVisibility", $$"""{"QueueUrl":"{{Queue}}","ReceiptHandle":"h","VisibilityTimeout":0}"""),
                ("AmazonSQS.DeleteMessage", $$"""{"QueueUrl":"{{Queue}}","ReceiptHandle":"h"}"""),
            ],
            answers.Sent.Select(sent => (sent.Headers["X-Amz-Target"], sent.Body)));
    }

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", typeof(QueueDoesNotExistException))]
    [InlineData("com.amazonaws.sqs#ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", typeof(ReceiptHandleIsInvalidException))]
    [InlineData("com.amazonaws.sqs#MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight", typeof(AmazonSQSException))]
    public async Task An_error_is_told_by_type_and_by_the_code_of_the_header(string shape, string code, Type expected)
    {
        var answers = new CannedAnswers().Then(
            HttpStatusCode.BadRequest, $$"""{"__type":"{{shape}}","message":"It is not there"}""", RequestId, ("x-amzn-query-error", code + ";Sender"));
        using var sqs = TestClients.Sqs(answers);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.ChangeMessageVisibilityAsync(
            new ChangeMessageVisibilityRequest { QueueUrl = Queue, ReceiptHandle = "h", VisibilityTimeout = 60 }, Cancellation));

        Assert.Equal(expected, error.GetType());
        Assert.Equal((code, "It is not there", "r-9", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Single(answers.Sent);
    }

    [Theory]
    [InlineData("RequestThrottled;Sender")]
    [InlineData("")]
    [InlineData("no semicolon")]
    public async Task A_throttled_call_is_made_again_whatever_the_header_says(string queryError)
    {
        var answers = new CannedAnswers()
            .Then(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#RequestThrottled","message":"Slow down"}""", ("x-amzn-query-error", queryError))
            .ThenOk("""{"MessageId":"m-1"}""");
        using var sqs = TestClients.Sqs(answers);

        var response = await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = "a" }, Cancellation);

        Assert.Equal("m-1", response.MessageId);
        Assert.Equal(2, answers.Sent.Count);
    }

    [Theory]
    [InlineData("<html><body>Please log in</body></html>")]
    [InlineData("{}")]
    public async Task A_success_that_SQS_did_not_write_is_an_error(string body)
    {
        using var sqs = new AmazonSQSClient(TestClients.Credentials, new AmazonSQSConfig
        {
            RegionEndpoint = Amazon.RegionEndpoint.EUCentral1, MaxErrorRetry = 0, HttpClientFactory = new CannedAnswers().ThenOk(body),
        });

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = "a" }, Cancellation));
    }
}
