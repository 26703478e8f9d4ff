using System.Net;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary><c>{"cidr": "10.0.0.0/24"}</c>: text that is an address of this network.</summary>
internal static class CidrTest
{
    public static Func<EventField, bool> Read(string field, JsonNode? operand) =>
        operand.String() is { } text && TryNetwork(text) is { } network
            ? actual => IPAddress.TryParse(actual.Text, out var address) && address.AddressFamily == network.BaseAddress.AddressFamily && network.Contains(address)
            : throw PatternOperator.Invalid(field, "\"cidr\" takes a network such as 10.0.0.0/24");

    private static IPNetwork? TryNetwork(string text)
    {
        try
        {
            var family = text.Contains(':', StringComparison.Ordinal) ? System.Net.Sockets.AddressFamily.InterNetworkV6 : System.Net.Sockets.AddressFamily.InterNetwork;
            return IPNetwork.Parse(CanonicalCidr.Of(text, family));
        }
        catch (AwsErrorException)
        {
            return null;
        }
    }
}
