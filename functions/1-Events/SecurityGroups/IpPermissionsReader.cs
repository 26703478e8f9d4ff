using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events.Json;

namespace Remediation.Events.SecurityGroups;

/// <summary>
/// Reads the rules that a caller asked for: <c>ipPermissions</c>, and the older form with one rule directly among the parameters
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">AuthorizeSecurityGroupIngress</see>).
/// </summary>
internal static class IpPermissionsReader
{
    public static IReadOnlyList<IngressRule> Read(EventField request) =>
        [.. request["ipPermissions"].List().SelectMany(ReadPermission), .. ReadFlatForm(request)];

    private static IEnumerable<IngressRule> ReadPermission(EventField permission)
    {
        var service = RuleService.Read(permission);
        return RuleSourceReader.ReadAll(permission).Select(from => service.From(from.Source, description: from.Description));
    }

    private static IEnumerable<IngressRule> ReadFlatForm(EventField request)
    {
        foreach (string name in (string[])["cidrIp", "cidrIpv6"])
        {
            if (request[name] is { HasValue: true } cidr)
            {
                yield return RuleService.Read(request).From(RuleSourceReader.Block(cidr));
            }
        }

        if (request["sourceSecurityGroupName"].Text() is { } groupName)
        {
            // With a source group this form takes no protocol and means all of them.
            var service = request["ipProtocol"].HasValue ? RuleService.Read(request) : new RuleService(IpProtocol.All, null, null);
            yield return service.From(new RuleSource.SecurityGroup(groupName));
        }
    }
}
