using System.Net;
using System.Net.Sockets;

namespace Remediation.Cli.LocalAws;

/// <summary>The local AWS believes every caller, so it neither listens nor forwards beyond this machine.</summary>
internal static class Loopback
{
    public static void RequireAddress(IPAddress address)
    {
        if (!IPAddress.IsLoopback(address))
        {
            throw new LocalAwsException(
                $"The local AWS checks no signature and must not be reachable from elsewhere: BindAddress {address} is not a loopback address; use 127.0.0.1.");
        }
    }

    public static void RequireEndpoint(Uri endpoint, string what)
    {
        if (!endpoint.IsLoopback || endpoint.Scheme != Uri.UriSchemeHttp)
        {
            throw new LocalAwsException(
                $"The local AWS forwards calls to this machine only: {what} {endpoint} is not an http address on loopback; use http://127.0.0.1:PORT.");
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
