using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class SnsWireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_published_with_exactly_these_form_fields()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>m-1</MessageId><SequenceNumber>7</SequenceNumber></PublishResult>
              <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
            </PublishResponse>
            """);
        using var sns = TestClients.Sns(answers);

        var response = await sns.PublishAsync(
            new PublishRequest("arn:aws:sns:eu-central-1:111122223333:notices", """{"default":"ü"}""", "Closed")
            {
                MessageStructure = "json",
                MessageAttributes = new() { ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "closed" } },
            },
            Cancellation);

        Assert.Equal("m-1", response.MessageId);
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
        var sent = Assert.Single(answers.Sent);
        Assert.Equal("https://sns.eu-central-1.amazonaws.com/", sent.Uri.AbsoluteUri);
        Assert.Equal(
            """
            Action=Publish
            Message=%7B%22default%22%3A%22%C3%BC%22%7D
            MessageAttributes.entry.1.Name=kind
            MessageAttributes.entry.1.Value.DataType=String
            MessageAttributes.entry.1.Value.StringValue=closed
            MessageStructure=json
            Subject=Closed
            TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A111122223333%3Anotices
            Version=2010-03-31
            """.Split('\n'),
            sent.Body.Split('&').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_subscription_tells_to_what_it_delivers()
    {
        using var sns = TestClients.Sns(new CannedAnswers().ThenOk(
            """
            <GetSubscriptionAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetSubscriptionAttributesResult><Attributes>
              <entry><key>Protocol</key><value>lambda</value></entry>
              <entry><value>arn:aws:lambda:eu-central-1:111122223333:function:slack</value><key>Endpoint</key></entry>
            </Attributes></GetSubscriptionAttributesResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetSubscriptionAttributesResponse>
            """));

        var response = await sns.GetSubscriptionAttributesAsync(
            new GetSubscriptionAttributesRequest { SubscriptionArn = "arn:aws:sns:eu-central-1:111122223333:notices:1" }, Cancellation);

        Assert.Equal(
            [("Endpoint", "arn:aws:lambda:eu-central-1:111122223333:function:slack"), ("Protocol", "lambda")],
            response.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => (attribute.Key, attribute.Value)));
    }

    [Fact]
    public async Task An_error_carries_code_message_request_id_and_status()
    {
        using var sns = TestClients.Sns(new CannedAnswers().Then(
            HttpStatusCode.NotFound,
            """
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>
              <RequestId>r-9</RequestId>
            </ErrorResponse>
            """));

        var error = await Assert.ThrowsAsync<AmazonSimpleNotificationServiceException>(
            () => sns.PublishAsync(new PublishRequest("arn:aws:sns:eu-central-1:111122223333:gone", "text"), Cancellation));

        Assert.Equal("NotFound", error.ErrorCode);
        Assert.Equal("Topic does not exist", error.Message);
        Assert.Equal("r-9", error.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
    }

    [Theory]
    [InlineData("<ListAllMyBucketsResult/>")]
    [InlineData("<PublishResponse><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>")]
    [InlineData("<!doctype html><html>")]
    public async Task A_success_without_a_result_is_an_error(string body)
    {
        using var sns = TestClients.Sns(new CannedAnswers().ThenOk(body));

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => sns.PublishAsync(new PublishRequest("arn", "text"), Cancellation));
    }
}
