using Amazon.Runtime;

namespace Remediation.Bootstrap.WarmUp;

/// <summary>
/// The HTTP connections that the AWS clients share. They can be opened before they are needed: Lambda gives a function its full processor
/// only while it starts, and a TLS handshake during the first event takes ten times as long.
/// </summary>
internal sealed class AwsConnections : HttpClientFactory, IDisposable
{
    private static readonly TimeSpan ToOpen = TimeSpan.FromSeconds(1);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    })
    {
        // An answer from EC2 or SNS takes well under a second; the clients try again.
        Timeout = TimeSpan.FromSeconds(10),
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>
    /// Opens a number of connections to a service by asking for its root, whatever it answers. Takes a second at most and never fails:
    /// what is not open by then is opened when it is needed.
    /// </summary>
    public async Task OpenAsync(string endpoint, int connections, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ToOpen);
        // At the same time: one after the other, the second question would travel over the connection of the first.
        var asking = new Task[connections];
        for (int index = 0; index < connections; index++)
        {
            asking[index] = AskAsync(endpoint, limit.Token);
        }

        try
        {
            await Task.WhenAll(asking);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The first real call meets the same trouble and reports it.
        }
    }

    public void Dispose() => client.Dispose();

    private async Task AskAsync(string endpoint, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
    }
}
