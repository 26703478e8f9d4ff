using Amazon.EventBridge.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Event buses, against an implementation of EventBridge that nobody here has written.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoEventBusTests(MotoServer moto)
{
    [Fact]
    public async Task An_event_with_everything_it_needs_gets_an_id_and_one_without_is_refused_alone()
    {
        using var bus = moto.EventBridge();

        var response = await bus.PutEventsAsync(
            new PutEventsRequest
            {
                Entries =
                [
                    new PutEventsRequestEntry { Source = "remediation", DetailType = "Remediation Notice", Detail = """{"kind":"Closed"}""" },
                    new PutEventsRequestEntry { Source = "remediation", Detail = "{}" },
                ],
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(1, response.FailedEntryCount);
        Assert.NotEmpty(response.Entries[0].EventId);
        Assert.Equal("InvalidArgument", response.Entries[1].ErrorCode);
    }
}
