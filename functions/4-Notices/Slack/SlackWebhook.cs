using System.Net;
using System.Text;

namespace Remediation.Notices.Slack;

/// <summary>
/// Posts messages to Slack's incoming webhook (<see href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming
/// webhooks</see>), which takes about one a second.
/// </summary>
/// <param name="address">Where to.</param>
/// <param name="http">The client; it must not follow redirects.</param>
/// <param name="time">The clock.</param>
public sealed class SlackWebhook(WebhookAddress address, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan ToWaitUnlessTold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToPost = TimeSpan.FromSeconds(12);

    /// <summary>Posts one. Where Slack asks for patience it is waited for, if there is time.</summary>
    /// <param name="message">What <see cref="SlackMessage"/> wrote.</param>
    /// <param name="deadline">When it must be done, UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlackException">It was not posted.</exception>
    public async Task PostAsync(string message, DateTimeOffset deadline, CancellationToken cancellation)
    {
        while (true)
        {
            using var answer = await SendAsync(message, cancellation);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                throw await RefusedAsync(answer, cancellation);
            }

            var wait = answer.Headers.RetryAfter?.Delta ?? ToWaitUnlessTold;
            if (time.GetUtcNow() + wait + ToPost > deadline)
            {
                throw new SlackException($"Slack gets too many messages and wants {(int)Math.Ceiling(wait.TotalSeconds)} seconds of patience, which this invocation does not have. Lambda tries again.");
            }

            await Task.Delay(wait, time, cancellation);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string message, CancellationToken cancellation)
    {
        var to = await address.ReadAsync(cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException { InnerException: TimeoutException })
        {
            throw new SlackException($"Slack could not be reached: {WithoutSecret(failure.Message, to)}");
        }
    }

    private async Task<SlackException> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var to = await address.ReadAsync(cancellation);
        string said = PlainText.Line(WithoutSecret(await answer.Content.ReadAsStringAsync(cancellation), to));
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden)
        {
            address.Forget();
            return new SlackException(
                $"Slack's webhook is gone or forbidden ({(int)answer.StatusCode} {said}). Make a new one in Slack, and put its address into the parameter {address.Name}; nothing needs to be deployed.");
        }

        return (int)answer.StatusCode >= 500
            ? new SlackException($"Slack failed with {(int)answer.StatusCode} {said}. Lambda tries again.")
            : new SlackException($"Slack refused the message with {(int)answer.StatusCode} {said}. That is a mistake of Remediation: please report it.");
    }

    private static string WithoutSecret(string text, Uri address) =>
        text.Replace(address.AbsoluteUri, "the webhook", StringComparison.OrdinalIgnoreCase).Replace(address.PathAndQuery.Length > 1 ? address.PathAndQuery : address.AbsoluteUri, "/…", StringComparison.OrdinalIgnoreCase);
}
