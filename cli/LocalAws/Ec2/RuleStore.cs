using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>The rules in moto, read and changed one at a time, so that the APIs on top can be as atomic as AWS's.</summary>
internal sealed class RuleStore(MotoClient moto) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Runs a change of several steps alone.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> change, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            return await change();
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The group's id, from GroupId, or from GroupName, which AWS looks up in the default VPC.</summary>
    public async Task<string> GroupIdAsync(AwsRequest request, CancellationToken cancellation)
    {
        if (request.Parameters["GroupId"] is { } id)
        {
            return id;
        }

        var name = request.Parameters["GroupName"] ?? throw new AwsErrorException("MissingParameter", "The request must contain the parameter groupName or groupId");
        var vpc = await DefaultVpcAsync(request, cancellation);
        var groups = await moto.QueryAsync(
            AwsScope.Of(request),
            "ec2",
            Call("DescribeSecurityGroups").Plus(("Filter.1.Name", "group-name"), ("Filter.1.Value.1", name), ("Filter.2.Name", "vpc-id"), ("Filter.2.Value.1", vpc)),
            cancellation);
        return groups.Items("securityGroupInfo").FirstOrDefault()?.Text("groupId")
            ?? throw new AwsErrorException("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC '{vpc}'");
    }

    public async Task<IReadOnlyList<StoredRule>> RulesOfAsync(AwsRequest request, string groupId, CancellationToken cancellation)
    {
        var rules = await moto.QueryAsync(
            AwsScope.Of(request), "ec2", Call("DescribeSecurityGroupRules").Plus(("Filter.1.Name", "group-id"), ("Filter.1.Value.1", groupId)), cancellation);
        var found = rules.Items("securityGroupRuleSet").Select(StoredRule.Read).ToList();
        if (found.Count == 0)
        {
            await RequireGroupAsync(request, groupId, cancellation);
        }

        return found;
    }

    public async Task<bool> IsInDefaultVpcAsync(AwsRequest request, string groupId, CancellationToken cancellation) =>
        await RequireGroupAsync(request, groupId, cancellation) == await DefaultVpcAsync(request, cancellation);

    /// <returns>The item that describes the new rule.</returns>
    public async Task<XElement> AddAsync(AwsRequest request, string groupId, bool egress, RuleSpec rule, IEnumerable<(string Name, string? Value)> tags, CancellationToken cancellation)
    {
        var action = egress ? "AuthorizeSecurityGroupEgress" : "AuthorizeSecurityGroupIngress";
        var answer = await moto.QueryAsync(
            AwsScope.Of(request), "ec2", Call(action).Plus(("GroupId", groupId)).Plus(rule.Parameters()).Plus([.. tags]), cancellation);
        return answer.Items("securityGroupRuleSet").Single();
    }

    public async Task RemoveAsync(AwsRequest request, string groupId, bool egress, IReadOnlyList<string> ruleIds, CancellationToken cancellation)
    {
        if (ruleIds.Count > 0)
        {
            await moto.QueryAsync(
                AwsScope.Of(request),
                "ec2",
                Call(egress ? "RevokeSecurityGroupEgress" : "RevokeSecurityGroupIngress")
                    .Plus(("GroupId", groupId))
                    .Plus([.. ruleIds.Select((id, index) => ($"SecurityGroupRuleId.{index + 1}", (string?)id))]),
                cancellation);
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<string?> RequireGroupAsync(AwsRequest request, string groupId, CancellationToken cancellation)
    {
        var groups = await moto.QueryAsync(
            AwsScope.Of(request), "ec2", Call("DescribeSecurityGroups").Plus(("Filter.1.Name", "group-id"), ("Filter.1.Value.1", groupId)), cancellation);
        var group = groups.Items("securityGroupInfo").FirstOrDefault()
            ?? throw new AwsErrorException("InvalidGroup.NotFound", $"The security group '{groupId}' does not exist");
        return group.Text("vpcId");
    }

    private async Task<string?> DefaultVpcAsync(AwsRequest request, CancellationToken cancellation)
    {
        var vpcs = await moto.QueryAsync(
            AwsScope.Of(request), "ec2", Call("DescribeVpcs").Plus(("Filter.1.Name", "is-default"), ("Filter.1.Value.1", "true")), cancellation);
        return vpcs.Items("vpcSet").FirstOrDefault()?.Text("vpcId");
    }

    private static QueryParameters Call(string action) => QueryParameters.Of(("Action", action), ("Version", "2016-11-15"));
}
