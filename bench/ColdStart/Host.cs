using System.Diagnostics;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Remediation.ColdStart;

/// <summary>What the started processes talk to: EC2, SNS and SSM over TLS, each on a port of its own as they have hosts of their own, and the Lambda Runtime API.</summary>
internal sealed class Host : IAsyncDisposable
{
    private const string Invocations = "/2018-06-01/runtime/invocation/";

    private readonly WebApplication application;
    private readonly CertificateChain certificates;
    private readonly byte[] invocation;
    private readonly TimeSpan latency;
    private readonly int ec2Port;
    private readonly int snsPort;
    private readonly int ssmPort;
    private readonly int runtimePort;
    private volatile ColdStart? current;

    private Host(WebApplication application, CertificateChain certificates, byte[] invocation, TimeSpan latency)
    {
        this.application = application;
        this.certificates = certificates;
        this.invocation = invocation;
        this.latency = latency;
        var ports = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address).Port).ToList();
        (ec2Port, snsPort, ssmPort, runtimePort) = (ports[0], ports[1], ports[2], ports[3]);
    }

    public string Ec2Address => $"https://127.0.0.1:{ec2Port}";

    public string SnsAddress => $"https://127.0.0.1:{snsPort}";

    public string SsmAddress => $"https://127.0.0.1:{ssmPort}";

    /// <summary><c>host:port</c>, as Lambda gives it.</summary>
    public string RuntimeAddress => $"127.0.0.1:{runtimePort}";

    public static async Task<Host> StartAsync(CertificateChain certificates, byte[] invocation, TimeSpan latency)
    {
        Host? host = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, OverTls);
            kestrel.Listen(IPAddress.Loopback, 0, OverTls);
            kestrel.Listen(IPAddress.Loopback, 0, OverTls);
            kestrel.Listen(IPAddress.Loopback, 0, Remembering);
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var application = builder.Build();
        application.Run(context => host!.ServeAsync(context));
        await application.StartAsync();
        host = new Host(application, certificates, invocation, latency);
        return host;

        // A process that is ended may have asked for its second event just before: that must not reach the start after it.
        void Remembering(ListenOptions listener)
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(next => connection =>
            {
                connection.Items[typeof(ColdStart)] = host!.current;
                return next(connection);
            });
        }

        void OverTls(ListenOptions listener)
        {
            Remembering(listener);
            listener.UseHttps(https =>
            {
                https.ServerCertificate = certificates.Leaf;
                https.ServerCertificateChain = new X509Certificate2Collection(certificates.Intermediate);
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            });
        }
    }

    /// <summary>Connections that are made from now on belong to this start.</summary>
    public void Expect(ColdStart start) => current = start;

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        long when = Stopwatch.GetTimestamp();
        int port = context.Connection.LocalPort;
        return context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items[typeof(ColdStart)] is not ColdStart start ? Task.CompletedTask
            : port == runtimePort ? ServeRuntimeAsync(context, start, when)
            : ServeAwsAsync(context, start, port == ec2Port ? "ec2" : port == snsPort ? "sns" : "ssm");
    }

    private async Task ServeRuntimeAsync(HttpContext context, ColdStart start, long when)
    {
        string path = context.Request.Path.Value ?? "";
        if (path == $"{Invocations}next")
        {
            if (!start.OnNext())
            {
                // There is no second event. The process is ended while it waits.
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            var headers = context.Response.Headers;
            headers["Lambda-Runtime-Aws-Request-Id"] = start.RequestId;
            headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-central-1:111122223333:function:SecurityGroupGuard";
            headers["Lambda-Runtime-Trace-Id"] = "Root=1-68b00000-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0";
            await WriteAsync(context, 200, "application/json", invocation);
            return;
        }

        string body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        if (path == $"{Invocations}{start.RequestId}/response")
        {
            start.OnResponse(when);
        }
        else
        {
            start.OnError($"to {path}: {body}");
        }

        await WriteAsync(context, 202, "application/json", "{\"status\":\"OK\"}"u8.ToArray());
    }

    private async Task ServeAwsAsync(HttpContext context, ColdStart start, string service)
    {
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency);
        }

        if (context.Request.Method == "GET")
        {
            // As EC2 answers to a browser that asks for its root.
            context.Response.Headers.Location = $"https://aws.amazon.com/{service}";
            await WriteAsync(context, 302, "text/plain", []);
            return;
        }

        string authorization = context.Request.Headers.Authorization.ToString();
        if (context.Request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
        {
            await new StreamReader(context.Request.Body).ReadToEndAsync();
            var (status, json) = start.Aws.Answer(service, target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..], authorization, new Dictionary<string, string>());
            await WriteAsync(context, status, "application/x-amz-json-1.1", Encoding.UTF8.GetBytes(json));
        }
        else
        {
            var form = (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
            var (status, xml) = start.Aws.Answer(service, form.GetValueOrDefault("Action", "(nothing)"), authorization, form);
            await WriteAsync(context, status, "text/xml;charset=UTF-8", Encoding.UTF8.GetBytes(xml));
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
