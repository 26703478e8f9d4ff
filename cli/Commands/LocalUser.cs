using System.Globalization;
using System.Xml.Linq;
using Amazon.EC2;
using Amazon.Runtime;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Cli.Commands;

/// <summary>Somebody who works in the local AWS by hand: makes groups and lists, opens ports, looks at what is there.</summary>
internal sealed class LocalUser : IDisposable
{
    private readonly HttpClient http = new();
    private readonly AmazonEC2Client ec2;
    private readonly Uri endpoint;
    private readonly string region;
    private readonly string name;

    /// <param name="endpoint">The local AWS.</param>
    /// <param name="region">Where to work.</param>
    /// <param name="name">Goes where an access key goes; the local AWS takes it for the user's name.</param>
    public LocalUser(Uri endpoint, string region, string name)
    {
        this.endpoint = endpoint;
        this.region = region;
        this.name = name;
        ec2 = new AmazonEC2Client(
            new BasicAWSCredentials(name, "local"),
            new AmazonEC2Config { ServiceURL = endpoint.ToString(), AuthenticationRegion = region });
    }

    public async Task<string> CreateGroupAsync(string groupName, string description, CancellationToken cancellation)
    {
        var answer = await CallAsync("CreateSecurityGroup", [new("GroupName", groupName), new("GroupDescription", description)], cancellation);
        return Value(answer, "groupId");
    }

    public async Task<string> DefaultGroupAsync(CancellationToken cancellation)
    {
        var vpcs = await CallAsync("DescribeVpcs", [new("Filter.1.Name", "is-default"), new("Filter.1.Value.1", "true")], cancellation);
        var groups = await CallAsync(
            "DescribeSecurityGroups",
            [new("Filter.1.Name", "group-name"), new("Filter.1.Value.1", "default"), new("Filter.2.Name", "vpc-id"), new("Filter.2.Value.1", Value(vpcs, "vpcId"))],
            cancellation);
        return Value(groups, "groupId");
    }

    public async Task<string> CreatePrefixListAsync(string listName, IReadOnlyList<string> blocks, CancellationToken cancellation)
    {
        var entries = blocks.Select((block, i) => new KeyValuePair<string, string>($"Entry.{i + 1}.Cidr", block));
        var answer = await CallAsync(
            "CreateManagedPrefixList",
            [new("PrefixListName", listName), new("AddressFamily", "IPv4"), new("MaxEntries", "10"), .. entries],
            cancellation);
        return Value(answer, "prefixListId");
    }

    /// <summary>Adds inbound rules with one call, as the AWS CLI does with <c>--ip-permissions</c>.</summary>
    public async Task AuthorizeAsync(string groupId, IReadOnlyList<IngressRule> rules, CancellationToken cancellation)
    {
        List<KeyValuePair<string, string>> parameters = [new("GroupId", groupId)];
        foreach (var (rule, i) in rules.Select((rule, i) => (rule, i + 1)))
        {
            parameters.Add(new($"IpPermissions.{i}.IpProtocol", rule.Protocol.ToString()));
            if (rule.Ports is { } ports)
            {
                parameters.Add(new($"IpPermissions.{i}.FromPort", ports.From.ToString(CultureInfo.InvariantCulture)));
                parameters.Add(new($"IpPermissions.{i}.ToPort", ports.To.ToString(CultureInfo.InvariantCulture)));
            }
            else if (!rule.Protocol.IsAll)
            {
                parameters.Add(new($"IpPermissions.{i}.FromPort", "-1"));
                parameters.Add(new($"IpPermissions.{i}.ToPort", "-1"));
            }

            string list = rule.Source switch
            {
                RuleSource.Cidr({ Family: Decisions.Networks.AddressFamily.IPv4 }) => $"IpPermissions.{i}.IpRanges.1.CidrIp",
                RuleSource.Cidr => $"IpPermissions.{i}.Ipv6Ranges.1.CidrIpv6",
                RuleSource.PrefixList => $"IpPermissions.{i}.PrefixListIds.1.PrefixListId",
                _ => $"IpPermissions.{i}.Groups.1.GroupId",
            };
            parameters.Add(new(list, rule.Source.ToString()));
            if (!string.IsNullOrEmpty(rule.Description))
            {
                parameters.Add(new($"{list[..list.LastIndexOf('.')]}.Description", rule.Description));
            }
        }

        await CallAsync("AuthorizeSecurityGroupIngress", parameters, cancellation);
    }

    /// <summary>Launches an instance.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> LaunchAsync(string imageId, IReadOnlyList<(string Key, string Value)> tags, CancellationToken cancellation)
    {
        var answer = await CallAsync(
            "RunInstances",
            [
                new("ImageId", imageId), new("MinCount", "1"), new("MaxCount", "1"), new("TagSpecification.1.ResourceType", "instance"),
                .. tags.SelectMany((tag, index) => (KeyValuePair<string, string>[])
                [
                    new($"TagSpecification.1.Tag.{index + 1}.Key", tag.Key), new($"TagSpecification.1.Tag.{index + 1}.Value", tag.Value),
                ]),
            ],
            cancellation);
        return Value(answer, "instanceId");
    }

    /// <summary>The group as it is now.</summary>
    public Task<SecurityGroupSnapshot?> LookAtAsync(string groupId, CancellationToken cancellation) =>
        new SecurityGroupReader(ec2, new PrefixListReader(ec2)).ReadAsync(groupId, [], cancellation);

    /// <summary>Calls EC2 with its query protocol.</summary>
    /// <exception cref="InvalidOperationException">EC2 answered with an error, which the message repeats.</exception>
    public async Task<XElement> CallAsync(string action, IReadOnlyList<KeyValuePair<string, string>> parameters, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2016-11-15"), .. parameters]),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={name}/20260101/{region}/ec2/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.TryAddWithoutValidation("User-Agent", "remediation-demo/1.0");
        using var response = await http.SendAsync(request, cancellation);
        var answer = XElement.Parse(await response.Content.ReadAsStringAsync(cancellation));
        return response.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException($"{action}: {answer.Descendants().FirstOrDefault(e => e.Name.LocalName == "Message")?.Value ?? answer.ToString()}");
    }

    public void Dispose()
    {
        ec2.Dispose();
        http.Dispose();
    }

    private static string Value(XElement answer, string element) =>
        answer.Descendants().FirstOrDefault(e => e.Name.LocalName == element)?.Value
        ?? throw new InvalidOperationException($"The local AWS answered without {element}.");
}
