using Amazon.Runtime;

namespace Remediation.Functions.Tests.Patching;

/// <summary>The process was killed: nothing that it would still have done is done.</summary>
internal sealed class KilledException(string call) : Exception($"killed at {call}");

/// <summary>Kills the functions at one of their calls to AWS: before it is sent, or when AWS has done it and nobody hears the answer.</summary>
internal sealed class Executioner : HttpClientFactory
{
    private int calls;

    /// <summary>At which call, counted from 1; 0 for never.</summary>
    public int At { get; set; }

    /// <summary>Whether AWS still does what it is asked.</summary>
    public bool After { get; set; }

    /// <summary>How many calls there were since <see cref="Reset"/>.</summary>
    public int Calls => calls;

    public void Reset(int at = 0, bool after = false)
    {
        calls = 0;
        At = at;
        After = after;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private sealed class Handler(Executioner executioner) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            int call = Interlocked.Increment(ref executioner.calls);
            if (call > executioner.At && executioner.At > 0)
            {
                throw new KilledException("a call after its death");
            }

            if (call == executioner.At && !executioner.After)
            {
                throw new KilledException(request.RequestUri!.ToString());
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (call != executioner.At)
            {
                return response;
            }

            response.Dispose();
            throw new KilledException(request.RequestUri!.ToString());
        }
    }
}
