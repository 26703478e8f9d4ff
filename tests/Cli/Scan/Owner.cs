using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using RuleSource = Remediation.Decisions.SecurityGroups.RuleSource;

namespace Remediation.Cli.Tests.Scan;

/// <summary>Opens groups in a region of a local AWS.</summary>
internal static class Owner
{
    /// <param name="aws">The account.</param>
    /// <param name="region">Where.</param>
    /// <param name="groupName">The new group.</param>
    /// <param name="openings">Such as <c>tcp/22 0.0.0.0/0</c>.</param>
    public static async Task<string> OpensAsync(this LocalAwsHost aws, string region, string groupName, params string[] openings)
    {
        using var user = new LocalUser(aws.Endpoint, region, "owner");
        string id = await user.CreateGroupAsync(groupName, "for a test", TestContext.Current.CancellationToken);
        await user.AuthorizeAsync(id, [.. openings.Select(Rule)], TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>The same in another account, which the owner enters by a role.</summary>
    public static async Task OpensInAsync(this LocalAwsHost aws, string account, string region, string groupName, params string[] openings)
    {
        using var sts = new AmazonSecurityTokenServiceClient(
            new BasicAWSCredentials("owner", "local"), new AmazonSecurityTokenServiceConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = region });
        var owner = await sts.AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = $"arn:aws:iam::{account}:role/owner", RoleSessionName = "owner" }, TestContext.Current.CancellationToken);
        using var user = new LocalUser(aws.Endpoint, region, owner.Credentials.AccessKeyId);
        string id = await user.CreateGroupAsync(groupName, "for a test", TestContext.Current.CancellationToken);
        await user.AuthorizeAsync(id, [.. openings.Select(Rule)], TestContext.Current.CancellationToken);
    }

    public static async Task TagsAsync(this LocalAwsHost aws, string region, string groupId, string tag)
    {
        using var user = new LocalUser(aws.Endpoint, region, "owner");
        await user.CallAsync(
            "CreateTags", [new("ResourceId.1", groupId), new("Tag.1.Key", "remediation:allow"), new("Tag.1.Value", tag)], TestContext.Current.CancellationToken);
    }

    public static IngressRule Rule(string opening)
    {
        var (service, source) = (opening.Split(' ')[0], opening.Split(' ')[1]);
        var cidr = new RuleSource.Cidr(CidrBlock.Parse(source));
        if (service == "all")
        {
            return new IngressRule { Protocol = IpProtocol.All, Source = cidr };
        }

        Assert.True(Decisions.Catalogue.PortService.TryParse(service, out var parsed));
        return new IngressRule { Protocol = parsed.Protocol, Ports = parsed.Ports, Source = cidr };
    }
}
