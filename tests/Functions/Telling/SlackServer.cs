using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Notices;

namespace Remediation.Functions.Tests.Telling;

/// <summary>Plays Slack's incoming webhook, as strict as Slack is, with the answers that a test wants first.</summary>
internal sealed class SlackServer : IAsyncDisposable
{
    public const string Secret = "/services/T00000000/B00000000/XXXXsecretXXXX";

    private readonly ConcurrentQueue<(int Status, string Body, string? RetryAfter, string? Location)> answers = new();
    private readonly ConcurrentQueue<string> messages = new();
    private LoopbackServer? server;

    private SlackServer()
    {
    }

    /// <summary>The address that a channel's webhook has.</summary>
    public string Webhook => new Uri(server!.Address, Secret).ToString();

    /// <summary>What is in the channel.</summary>
    public IReadOnlyList<string> Messages => [.. messages];

    /// <summary>How often it was asked.</summary>
    public int Posts { get; private set; }

    public static async Task<SlackServer> StartAsync()
    {
        var slack = new SlackServer();
        slack.server = await LoopbackServer.StartAsync(IPAddress.Loopback, 0, slack.AnswerAsync, TestContext.Current.CancellationToken);
        return slack;
    }

    /// <summary>How the next post is answered.</summary>
    public void Next(int status, string body, string? retryAfter = null, string? location = null) => answers.Enqueue((status, body, retryAfter, location));

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Posts++;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        string message = await reader.ReadToEndAsync();
        var (status, body, retryAfter, location) = answers.TryDequeue(out var planned) ? planned : Judge(context.Request, message);
        if (status == 200)
        {
            messages.Enqueue(message);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
        }

        if (location is not null)
        {
            context.Response.Headers.Location = location;
        }

        await context.Response.WriteAsync(body);
    }

    private static (int Status, string Body, string? RetryAfter, string? Location) Judge(HttpRequest request, string message)
    {
        if (request.Method != "POST" || request.Path != Secret)
        {
            return (404, "no_service", null, null);
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            return (400, "invalid_payload", null, null);
        }

        try
        {
            BlockKit.Check(message);
            return (200, "ok", null, null);
        }
        catch (FormatException problem)
        {
            return (400, problem.Message, null, null);
        }
    }
}
