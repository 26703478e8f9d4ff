using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Remediation.Documents.Tests.UpdateTypo3.Support;

/// <summary>
/// Plays get.typo3.org over HTTPS for one machine, which believes it because its hosts file and its certificate authorities say so. The
/// script knows nothing of it: there is no setting that could lead it elsewhere.
/// </summary>
internal sealed class ReleaseServer : IAsyncDisposable
{
    private static int count;

    private readonly WebApplication server;

    private ReleaseServer(WebApplication server) => this.server = server;

    /// <summary>What it lists: version, type, whether only paid support has it, SHA-256.</summary>
    public List<(string Version, string Type, bool Elts, string Checksum)> Releases { get; } = [];

    /// <summary>The archives, by version.</summary>
    public Dictionary<string, byte[]> Archives { get; } = [];

    /// <summary>Begins with what the classic site's recipe left on the machine: 13.4.34, a security release.</summary>
    public static async Task<ReleaseServer> StartAsync(Typo3Machine machine)
    {
        int number = Interlocked.Increment(ref count);
        var address = new IPAddress([127, 77, (byte)(Environment.ProcessId % 250), (byte)number]);
        using var certificate = Certificate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        var served = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(address, 443, listen => listen.UseHttps(served)));
        var app = builder.Build();
        var server = new ReleaseServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);

        var chroot = machine.Chroot;
        await File.AppendAllTextAsync(chroot.Inside("/etc/hosts"), $"{address} get.typo3.org\n");
        await File.AppendAllTextAsync(chroot.Inside("/etc/ssl/certs/ca-certificates.crt"), certificate.ExportCertificatePem() + "\n");
        byte[] archive = await File.ReadAllBytesAsync(chroot.Inside("/srv/typo3_src-13.4.34.tar.gz"));
        server.Publish("13.4.32", "regular", archive);
        server.Publish("13.4.34", "security", archive);
        return server;
    }

    public void Publish(string version, string type, byte[] archive, bool elts = false)
    {
        Releases.Add((version, type, elts, Convert.ToHexStringLower(SHA256.HashData(archive))));
        Archives[version] = archive;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=get.typo3.org", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("get.typo3.org");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!.Trim('/');
        if (path == "api/v1/major/13/release")
        {
            // The real one sends whoever forgets the slash at the end on to where it is.
            await context.Response.WriteAsync(List(), TestContext.Current.CancellationToken);
        }
        else if (Archives.TryGetValue(path, out byte[]? archive))
        {
            context.Response.Redirect($"https://get.typo3.org/archives/{path}");
        }
        else if (Archives.TryGetValue(path.Replace("archives/", "", StringComparison.Ordinal), out archive))
        {
            await context.Response.Body.WriteAsync(archive, TestContext.Current.CancellationToken);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    private string List() => new JsonArray([.. Releases.Select(release => (JsonNode)new JsonObject
    {
        ["version"] = release.Version,
        ["type"] = release.Type,
        ["elts"] = release.Elts,
        ["tar_package"] = new JsonObject { ["sha256sum"] = release.Checksum },
    })]).ToJsonString();
}
