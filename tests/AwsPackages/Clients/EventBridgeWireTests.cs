using System.Net;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class EventBridgeWireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_put_and_one_that_was_refused_is_no_error_of_the_call()
    {
        var answers = new CannedAnswers().ThenOk(
            """{"FailedEntryCount":1,"Entries":[{"EventId":"e-1"},{"ErrorCode":"AccessDenied","ErrorMessage":"not on this bus"}]}""", ("x-amzn-RequestId", "r-9"));
        using var bus = TestClients.EventBridge(answers);

        var response = await bus.PutEventsAsync(
            new PutEventsRequest
            {
                Entries =
                [
                    new PutEventsRequestEntry { Source = "remediation", DetailType = "Remediation Notice", Detail = "{}", EventBusName = "central", Resources = ["sg-1"] },
                    new PutEventsRequestEntry { Source = "remediation", DetailType = "Remediation Notice", Detail = "{}" },
                ],
            },
            Cancellation);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal(("POST", "https://events.eu-central-1.amazonaws.com/"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal(("AWSEvents.PutEvents", "application/x-amz-json-1.1"), (sent.Headers["X-Amz-Target"], sent.Headers["Content-Type"]));
        Assert.Equal(
            """
            {"Entries":[{"Detail":"{}","DetailType":"Remediation Notice","EventBusName":"central","Resources":["sg-1"],"Source":"remediation"},
            {"Detail":"{}","DetailType":"Remediation Notice","Source":"remediation"}]}
            """.ReplaceLineEndings(""),
            sent.Body);
        Assert.Contains("/eu-central-1/events/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal((1, "r-9"), (response.FailedEntryCount, response.ResponseMetadata.RequestId));
        Assert.Equal([("e-1", null), (null, "AccessDenied")], response.Entries.Select(entry => ((string?)entry.EventId, (string?)entry.ErrorCode)));
    }

    [Fact]
    public async Task An_error_bears_its_code()
    {
        var answers = new CannedAnswers().Then(HttpStatusCode.BadRequest, """{"__type":"ValidationException","message":"Entries is empty"}""", ("x-amzn-RequestId", "r-9"));
        using var bus = TestClients.EventBridge(answers);

        var error = await Assert.ThrowsAsync<AmazonEventBridgeException>(() => bus.PutEventsAsync(new PutEventsRequest { Entries = [] }, Cancellation));

        Assert.Equal(("ValidationException", "Entries is empty", "r-9"), (error.ErrorCode, error.Message, error.RequestId));
    }
}
