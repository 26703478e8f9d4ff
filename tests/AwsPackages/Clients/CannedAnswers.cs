using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Stands where the network would be: answers each request with the next canned answer and keeps what was sent.</summary>
internal sealed class CannedAnswers : HttpClientFactory
{
    private readonly Queue<(HttpStatusCode Status, string Body, (string Name, string Value)[] Headers)> answers = new();

    public List<SentRequest> Sent { get; } = [];

    public CannedAnswers Then(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        answers.Enqueue((status, body, headers));
        return this;
    }

    public CannedAnswers ThenOk(string body, params (string Name, string Value)[] headers) => Then(HttpStatusCode.OK, body, headers);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(CannedAnswers canned) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            canned.Sent.Add(new SentRequest(
                request.Method.Method,
                request.RequestUri!,
                request.Headers.Concat(request.Content!.Headers).ToDictionary(
                    header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
                await request.Content.ReadAsStringAsync(cancellationToken)));
            var (status, body, headers) = canned.answers.Dequeue();
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "text/xml") };
            foreach (var (name, value) in headers)
            {
                answer.Headers.Add(name, value);
            }

            return answer;
        }
    }
}

internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public IReadOnlyDictionary<string, string> Form => Body.Split('&').Select(pair => pair.Split('=')).ToDictionary(
        pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
