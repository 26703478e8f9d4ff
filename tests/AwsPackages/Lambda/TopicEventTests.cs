using System.Text;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;

namespace Remediation.AwsPackages.Tests.Lambda;

public sealed class TopicEventTests
{
    // The members and their spelling as Lambda sends them: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
    private const string Event =
        """
        {"Records":[{"EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:eu-central-1:111122223333:notices:21be56ed","EventSource":"aws:sns",
        "Sns":{"SignatureVersion":"1","Timestamp":"2026-01-02T12:45:07.000Z","Signature":"tcc6faL2yUC6dgZdmrwh1Y4cGa","SigningCertUrl":"https://sns/cert.pem",
        "MessageId":"95df01b4-ee98","Message":"{\"version\":\"1\"}","MessageAttributes":{"kind":{"Type":"String","Value":"Closed"}},
        "Type":"Notification","UnsubscribeUrl":"https://sns/unsubscribe","TopicArn":"arn:aws:sns:eu-central-1:111122223333:notices","Subject":"Closed: SSH"}}]}
        """;

    [Fact]
    public void The_message_of_a_topic_is_read_as_Lambda_writes_it()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Event));

        var record = Assert.Single(new SourceGeneratorLambdaJsonSerializer<EventsJson>(EventsJson.Default).Deserialize<SNSEvent>(stream).Records);

        Assert.Equal(("aws:sns", "1.0", "arn:aws:sns:eu-central-1:111122223333:notices:21be56ed"), (record.EventSource, record.EventVersion, record.EventSubscriptionArn));
        Assert.Equal(("Closed: SSH", """{"version":"1"}""", "95df01b4-ee98"), (record.Sns.Subject, record.Sns.Message, record.Sns.MessageId));
        Assert.Equal(("Notification", "arn:aws:sns:eu-central-1:111122223333:notices"), (record.Sns.Type, record.Sns.TopicArn));
        Assert.Equal(new DateTime(2026, 1, 2, 12, 45, 7, DateTimeKind.Utc), record.Sns.Timestamp);
        Assert.Equal(("String", "Closed"), (record.Sns.MessageAttributes["kind"].Type, record.Sns.MessageAttributes["kind"].Value));
    }
}
