using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Remediation.ColdStart;

/// <summary>
/// A root, an intermediate authority and a certificate for 127.0.0.1, all of RSA with 2048 bits: the shape of the chains that AWS
/// endpoints send, so that a handshake costs what it costs there.
/// </summary>
internal sealed class CertificateChain : IDisposable
{
    private readonly RSA rootKey = RSA.Create(2048);
    private readonly RSA intermediateKey = RSA.Create(2048);
    private readonly RSA leafKey = RSA.Create(2048);

    public CertificateChain()
    {
        var from = DateTimeOffset.UtcNow.AddHours(-1);
        var to = from.AddDays(7);
        Root = Authority("CN=Cold Start Root", rootKey, pathLength: 1).CreateSelfSigned(from, to);
        using var intermediate = Authority("CN=Cold Start Intermediate", intermediateKey, pathLength: 0).Create(Root, from, to, [1]);
        Intermediate = intermediate.CopyWithPrivateKey(intermediateKey);
        using var leaf = Server(leafKey).Create(Intermediate, from, to, [2]);
        Leaf = leaf.CopyWithPrivateKey(leafKey);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    public X509Certificate2 Leaf { get; }

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
        Leaf.Dispose();
        rootKey.Dispose();
        intermediateKey.Dispose();
        leafKey.Dispose();
    }

    private static CertificateRequest Authority(string name, RSA key, int pathLength)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, pathLength, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest Server(RSA key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request;
    }
}
