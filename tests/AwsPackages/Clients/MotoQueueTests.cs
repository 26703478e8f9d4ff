using System.Diagnostics;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Queues, against an implementation of SQS that nobody here has written.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoQueueTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_hidden_comes_back_counted_and_is_deleted()
    {
        using var sqs = moto.Sqs();
        var queue = await NewQueue();
        var sent = await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queue, MessageBody = """{"detail":"ü & <x>"}""" }, Cancellation);

        var first = await Receive(sqs, queue, seconds: 0);
        await sqs.ChangeMessageVisibilityAsync(
            new ChangeMessageVisibilityRequest { QueueUrl = queue, ReceiptHandle = first!.ReceiptHandle, VisibilityTimeout = 1 }, Cancellation);
        var whileHidden = await Receive(sqs, queue, seconds: 0);
        var second = await Receive(sqs, queue, seconds: 20);
        await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queue, ReceiptHandle = second!.ReceiptHandle }, Cancellation);
        var afterwards = await Receive(sqs, queue, seconds: 1);

        Assert.Null(whileHidden);
        Assert.Equal((sent.MessageId, """{"detail":"ü & <x>"}""", "1"), (first.MessageId, first.Body, first.Attributes["ApproximateReceiveCount"]));
        Assert.Equal((sent.MessageId, "2"), (second.MessageId, second.Attributes["ApproximateReceiveCount"]));
        Assert.True(long.TryParse(first.Attributes["SentTimestamp"], out var milliseconds));
        Assert.InRange(DateTime.UnixEpoch.AddMilliseconds(milliseconds), DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
        Assert.NotEmpty(sent.ResponseMetadata.RequestId);
        Assert.Null(afterwards);
    }

    [Fact]
    public async Task A_message_can_be_sent_for_later()
    {
        using var sqs = moto.Sqs();
        var queue = await NewQueue();
        var since = Stopwatch.StartNew();
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queue, MessageBody = "later", DelaySeconds = 2 }, Cancellation);

        var received = await Receive(sqs, queue, seconds: 20);

        Assert.Equal("later", received?.Body);
        Assert.True(since.Elapsed > TimeSpan.FromSeconds(1), $"It came after {since.Elapsed}.");
    }

    [Fact]
    public async Task A_queue_is_found_by_its_name_and_tells_what_it_is_and_whose_dead_letters_it_takes()
    {
        using var sqs = moto.Sqs();
        var deadLetters = await NewQueue();
        var arn = (await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = deadLetters, AttributeNames = ["QueueArn"] }, Cancellation)).Attributes["QueueArn"];
        var source = await moto.Call(
            "sqs", "CreateQueue", "QueueUrl",
            ("QueueName", $"test-{Guid.NewGuid():N}"), ("Attribute.1.Name", "RedrivePolicy"),
            ("Attribute.1.Value", $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":3}"""));

        var found = await sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = deadLetters.Split('/')[^1] }, Cancellation);
        var attributes = await sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = source, AttributeNames = ["RedrivePolicy", "ApproximateNumberOfMessages"] }, Cancellation);
        var sources = await sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = deadLetters }, Cancellation);
        var none = await sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = source }, Cancellation);

        Assert.Equal(deadLetters, found.QueueUrl);
        Assert.Equal("0", attributes.Attributes["ApproximateNumberOfMessages"]);
        Assert.Contains(arn, attributes.Attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.Equal([source], sources.QueueUrls);
        Assert.Empty(none.QueueUrls);
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_by_type_and_code()
    {
        using var sqs = moto.Sqs();
        var queue = await NewQueue();

        var noQueue = await Assert.ThrowsAsync<QueueDoesNotExistException>(
            () => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queue + "-gone", MessageBody = "a" }, Cancellation));
        var noReceipt = await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(
            () => sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queue, ReceiptHandle = "none" }, Cancellation));
        var tooLate = await Assert.ThrowsAsync<AmazonSQSException>(
            () => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queue, MessageBody = "a", DelaySeconds = 901 }, Cancellation));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", noQueue.ErrorCode);
        Assert.Equal("ReceiptHandleIsInvalid", noReceipt.ErrorCode);
        Assert.Equal("InvalidParameterValue", tooLate.ErrorCode);
    }

    private static async Task<Message?> Receive(AmazonSQSClient sqs, string queue, int seconds)
    {
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queue, MaxNumberOfMessages = 1, WaitTimeSeconds = seconds,
                MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
            },
            Cancellation);
        return response.Messages is { } messages ? Assert.Single(messages) : null;
    }

    private Task<string> NewQueue() => moto.Call("sqs", "CreateQueue", "QueueUrl", ("QueueName", $"test-{Guid.NewGuid():N}"));
}
