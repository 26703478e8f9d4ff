using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Remediation.AwsPackages.Tests.Lambda;

/// <summary>What the function handed in: where, and with which headers and body.</summary>
internal sealed record Posted(string Path, string? ContentType, string? ErrorType, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);
}

/// <summary>Lambda's side of the Runtime API on a port of this machine: hands out queued events, keeps what is posted.</summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly Task serving;
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<(string Event, Dictionary<string, string> Headers)> events =
        Channel.CreateUnbounded<(string, Dictionary<string, string>)>();
    private readonly Channel<Posted> posts = Channel.CreateUnbounded<Posted>();
    private readonly List<Task> calls = [];

    public FakeRuntimeApi()
    {
        (listener, Address) = Listen();
        serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The status of the answer to a post; 202 unless a test says otherwise.</summary>
    public Func<Posted, int> Judge { get; set; } = _ => 202;

    public int NextStatus { get; set; } = 200;

    public FakeRuntimeApi Send(string json, string requestId = "request-1", params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string>
        {
            ["Lambda-Runtime-Aws-Request-Id"] = requestId,
            ["Lambda-Runtime-Deadline-Ms"] = "1790000030000",
            ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-central-1:111122223333:function:Guard",
        };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        events.Writer.TryWrite((json, all));
        return this;
    }

    public async Task<Posted> PostedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await posts.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Abort();
        await serving;
        await Task.WhenAll(calls);
        stopping.Dispose();
    }

    private static (HttpListener Listener, string Address) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { $"http://{address}/" } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                // Somebody else took the port in between.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                calls.Add(AnswerAsync(await listener.GetContextAsync()));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        try
        {
            if (call.Request.HttpMethod == "GET" && call.Request.RawUrl == "/2018-06-01/runtime/invocation/next")
            {
                await HandOutAsync(call.Response);
            }
            else
            {
                await TakeInAsync(call);
            }

            call.Response.Close();
        }
        catch (Exception e) when (e is OperationCanceledException or HttpListenerException or ObjectDisposedException)
        {
            call.Response.Abort();
        }
    }

    private async Task HandOutAsync(HttpListenerResponse response)
    {
        response.StatusCode = NextStatus;
        if (NextStatus != 200)
        {
            return;
        }

        var (json, headers) = await events.Reader.ReadAsync(stopping.Token);
        foreach (var (name, value) in headers)
        {
            response.AddHeader(name, value);
        }

        response.ContentType = "application/json";
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json));
    }

    private async Task TakeInAsync(HttpListenerContext call)
    {
        using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
        var posted = new Posted(
            call.Request.RawUrl!["/2018-06-01/runtime/".Length..],
            call.Request.ContentType,
            call.Request.Headers["Lambda-Runtime-Function-Error-Type"],
            await reader.ReadToEndAsync());
        call.Response.StatusCode = Judge(posted);
        await posts.Writer.WriteAsync(posted);
    }
}
