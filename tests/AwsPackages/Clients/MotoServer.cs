using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.EC2;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>One moto_server for all that is tried against it.</summary>
[CollectionDefinition(nameof(MotoServer))]
public sealed class MotoCollection : ICollectionFixture<MotoServer>;

/// <summary>
/// A moto_server of these tests' own: AWS's APIs over real HTTP, written by others. MOTO_SERVER names the program, else it is looked for on the PATH.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    private const string Region = "eu-central-1";
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private Process? process;
    private Uri? address;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
        {
            return;
        }

        var port = FreePort();
        address = new Uri($"http://127.0.0.1:{port}/");
        process = Process.Start(new ProcessStartInfo(program, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            Environment = { ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // moto logs every request; a pipe that nobody reads would fill and block it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReady();
    }

    public AmazonEC2Client Ec2() => new(TestClients.Credentials, new AmazonEC2Config
    {
        ServiceURL = Address.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(60),
    });

    public AmazonSimpleNotificationServiceClient Sns() => new(TestClients.Credentials, new AmazonSimpleNotificationServiceConfig
    {
        ServiceURL = Address.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(60),
    });

    public AmazonSQSClient Sqs() => new(TestClients.Credentials, new AmazonSQSConfig
    {
        ServiceURL = Address.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(60),
    });

    public AmazonSimpleSystemsManagementClient Ssm() => new(TestClients.Credentials, new AmazonSimpleSystemsManagementConfig
    {
        ServiceURL = Address.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(60),
    });

    public AmazonEventBridgeClient EventBridge() => new(TestClients.Credentials, new AmazonEventBridgeConfig
    {
        ServiceURL = Address.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(60),
    });

    public AmazonLambdaClient Lambda() => new(TestClients.Credentials, new AmazonLambdaConfig
    {
        ServiceURL = Address.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(60),
    });

    /// <summary>Whether Lambda runs functions in containers (as AWS would), or answers every invocation with its payload.</summary>
    public async Task RunFunctionsInContainers(bool containers)
    {
        var config = new JsonObject { ["lambda"] = new JsonObject { ["use_docker"] = containers } };
        using var body = new StringContent(config.ToJsonString());
        using var response = await http.PostAsync(new Uri(Address, "moto-api/config"), body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>An operation that the subset does not have, for arranging: the text of the first element of that name in the answer.</summary>
    public async Task<string> Call(string service, string action, string element, params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new FormUrlEncodedContent(parameters.Prepend(("Action", action)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return XDocument.Parse(body).Descendants().FirstOrDefault(found => found.Name.LocalName == element)?.Value
            ?? throw new InvalidOperationException($"moto answered {action} without <{element}>: {body}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private Uri Address
    {
        get
        {
            if (address is null)
            {
                const string reason = "moto_server is not on the PATH (pip install 'moto[server]'): the clients are not tried against it.";
                Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
                Assert.Skip(reason);
            }

            return address;
        }
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("MOTO_SERVER") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "moto_server")).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReady()
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60);)
        {
            if (process!.HasExited)
            {
                break;
            }

            try
            {
                using var response = await http.GetAsync(new Uri(address!, "moto-api/"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"moto_server did not answer at {address} within a minute (exited: {process!.HasExited}).");
    }
}
