using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using Remediation.Cli.Commands.Replay.Queues;

namespace Remediation.Cli.Tests.Replay;

/// <summary>The forms in which AWS's services put messages into dead-letter queues, and what becomes of each.</summary>
public sealed class DeadLetterReaderTests
{
    private const string Function = "arn:aws:lambda:eu-central-1:111122223333:function:guard";
    private const string Event = """{"detail-type":"AWS API Call via CloudTrail","id":"e-1","time":"t","detail":{"eventName":"RunInstances"}}""";

    [Fact]
    public void A_functions_record_of_a_failure_goes_back_as_the_event_that_it_was()
    {
        var letter = Read($$"""
            {"version":"1.0","requestContext":{"functionArn":"{{Function}}:$LATEST","condition":"RetriesExhausted","approximateInvokeCount":3},
            "requestPayload":{"big":12345678901234567890, "text":"\u00fc"},"responsePayload":{"errorType":"Boom","errorMessage":"it broke"} }
            """);

        Assert.Equal(("function guard", "RetriesExhausted: Boom: it broke"), (letter.From, letter.Reason));
        Assert.Equal(new WayBack.ToFunction($"{Function}:$LATEST", """{"big":12345678901234567890, "text":"\u00fc"}"""), letter.Back);
    }

    [Fact]
    public void An_event_that_grew_too_old_before_any_attempt_is_one_too() => Assert.Equal(
        ("EventAgeExceeded", new WayBack.ToFunction(Function, Event)),
        Of(Read($$"""{"requestContext":{"functionArn":"{{Function}}","condition":"EventAgeExceeded"},"requestPayload":{{Event}} }""")));

    [Fact]
    public void A_record_of_a_success_is_nothing_to_replay() => Assert.IsType<WayBack.None>(
        Read($$"""{"requestContext":{"functionArn":"{{Function}}","condition":"Success"},"requestPayload":{{Event}},"responsePayload":null}""").Back);

    [Theory]
    [InlineData("arn:aws:lambda:eu-central-1:111122223333:function:guard", typeof(WayBack.ToFunction))]
    [InlineData("arn:aws-cn:sqs:cn-north-1:111122223333:launches", typeof(WayBack.ToQueue))]
    [InlineData("arn:aws:states:eu-central-1:111122223333:stateMachine:one", typeof(WayBack.None))]
    [InlineData(null, typeof(WayBack.None))]
    public void What_a_rule_could_not_deliver_goes_to_its_target(string? target, Type back)
    {
        (string, string?)[] attributes = [("RULE_ARN", "arn:aws:events:eu-central-1:111122223333:rule/stack-Rule-1"), ("TARGET_ARN", target), ("ERROR_CODE", "NO_PERMISSIONS"), ("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts")];

        var letter = Read(Event, attributes);

        Assert.Equal(("rule stack-Rule-1", "NO_PERMISSIONS: MaximumRetryAttempts", "RunInstances at t (event e-1)"), (letter.From, letter.Reason, letter.Event));
        Assert.IsType(back, letter.Back);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"FunctionName":"guard","InvocationType":"Event","Payload":"{\"a\":1}"}""", """{"a":1}""")]
    [InlineData("""{"FunctionName":"guard","Payload":{"a":1}}""", """{"a":1}""")]
    public void A_schedules_input_is_the_payload_also_where_the_call_stands_around_it(string body, string payload) => Assert.Equal(
        new WayBack.ToFunction(Function, payload),
        Read(body, ("SCHEDULE_ARN", "arn:aws:scheduler:eu-central-1:111122223333:schedule/default/daily"), ("TARGET_ARN", Function), ("IS_PAYLOAD_TRUNCATED", "false")).Back);

    [Fact]
    public void An_input_that_was_cut_is_not_replayed() => Assert.IsType<WayBack.None>(
        Read("{", ("SCHEDULE_ARN", "arn:aws:scheduler:eu-central-1:111122223333:schedule/default/daily"), ("TARGET_ARN", Function), ("IS_PAYLOAD_TRUNCATED", "true")).Back);

    [Fact]
    public void What_SQS_moved_goes_back_whatever_it_looks_like()
    {
        var message = Message("""{"Type":"Notification","TopicArn":"arn:aws:sns:eu-central-1:111122223333:notices","Message":"m"}""", ("kind", "closed"));
        message.Attributes["DeadLetterQueueSourceArn"] = "arn:aws:sqs:eu-central-1:111122223333:joined";

        var letter = new DeadLetterReader([], null).Read(message);

        Assert.Equal(("queue joined", "queue joined"), (letter.From, letter.Back.ToString()));
        Assert.Equal("closed", Assert.IsType<WayBack.ToQueue>(letter.Back).Attributes!["kind"].StringValue);
    }

    [Fact]
    public void A_message_with_bytes_beside_its_body_stays()
    {
        var message = Message("a");
        message.MessageAttributes["key"] = new MessageAttributeValue { DataType = "Binary" };

        Assert.IsType<WayBack.None>(new DeadLetterReader(["https://sqs/1/source"], null).Read(message).Back);
    }

    [Fact]
    public void With_several_sources_nobody_knows_which_one_it_was() =>
        Assert.IsType<WayBack.None>(new DeadLetterReader(["https://sqs/1/a", "https://sqs/1/b"], null).Read(Message("a")).Back);

    [Fact]
    public void A_notice_goes_to_its_subscription_or_as_a_functions_event_to_the_function_that_is_named()
    {
        const string notice = """{"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:eu-central-1:111122223333:notices","Message":"text","UnsubscribeURL":"https://x/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-central-1:111122223333:notices:1"}""";

        Assert.Equal("arn:aws:sns:eu-central-1:111122223333:notices:1", Assert.IsType<WayBack.ToSubscriber>(Read(notice).Back).SubscriptionArn);
        var (name, payload) = Assert.IsType<WayBack.ToFunction>(new DeadLetterReader([], "slack").Read(Message(notice)).Back);
        var record = JsonNode.Parse(payload)!["Records"]![0]!;
        Assert.Equal(("slack", "aws:sns", "text", "m"), (name, (string?)record["EventSource"], (string?)record["Sns"]!["Message"], (string?)record["Sns"]!["MessageId"]));
        Assert.True(record["Sns"]!.AsObject().ContainsKey("UnsubscribeUrl"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"requestContext":{"functionArn":7},"requestPayload":{}}""")]
    [InlineData("""{"Type":"Notification"}""")]
    [InlineData("""{"Records":[]}""")]
    public void Whatever_else_there_is_stays(string body) => Assert.IsType<WayBack.None>(Read(body).Back);

    private static (string?, WayBack) Of(DeadLetter letter) => (letter.Reason, letter.Back);

    private static DeadLetter Read(string body, params (string Name, string? Value)[] attributes) => new DeadLetterReader([], null).Read(Message(body, attributes));

    private static Message Message(string body, params (string Name, string? Value)[] attributes) => new()
    {
        MessageId = "m-1",
        Body = body,
        Attributes = new() { ["SentTimestamp"] = "1782909015123" },
        MessageAttributes = attributes.Where(one => one.Value is not null).ToDictionary(one => one.Name, one => new MessageAttributeValue { DataType = "String", StringValue = one.Value }),
    };
}
