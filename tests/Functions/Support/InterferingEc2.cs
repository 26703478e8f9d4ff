using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace Remediation.Functions.Tests.Support;

/// <summary>The real client, with somebody else's hand in it: what happens between two calls, or what EC2 does not show yet.</summary>
internal sealed class InterferingEc2(AWSCredentials credentials, AmazonEC2Config config) : AmazonEC2Client(credentials, config)
{
    public Func<Task>? BeforeAuthorize { get; set; }

    public Func<Task>? BeforeRevoke { get; set; }

    public Func<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResponse?>? InsteadOfRevoke { get; set; }

    public Func<DescribeSecurityGroupRulesResponse, Task>? OnListedRules { get; set; }

    public Func<DescribeSecurityGroupsResponse, Task>? OnDescribedGroups { get; set; }

    /// <summary>How many groups are on a page, in place of what is asked for; EC2 takes no less than 5.</summary>
    public int? GroupsAPage { get; set; }

    public override async Task<AuthorizeSecurityGroupIngressResponse> AuthorizeSecurityGroupIngressAsync(
        AuthorizeSecurityGroupIngressRequest request, CancellationToken cancellationToken = default)
    {
        await OnceAsync(BeforeAuthorize, () => BeforeAuthorize = null);
        return await base.AuthorizeSecurityGroupIngressAsync(request, cancellationToken);
    }

    public override async Task<RevokeSecurityGroupIngressResponse> RevokeSecurityGroupIngressAsync(
        RevokeSecurityGroupIngressRequest request, CancellationToken cancellationToken = default)
    {
        await OnceAsync(BeforeRevoke, () => BeforeRevoke = null);
        return InsteadOfRevoke?.Invoke(request) ?? await base.RevokeSecurityGroupIngressAsync(request, cancellationToken);
    }

    public override async Task<DescribeSecurityGroupRulesResponse> DescribeSecurityGroupRulesAsync(
        DescribeSecurityGroupRulesRequest request, CancellationToken cancellationToken = default)
    {
        var response = await base.DescribeSecurityGroupRulesAsync(request, cancellationToken);
        await (OnListedRules?.Invoke(response) ?? Task.CompletedTask);
        return response;
    }

    public override async Task<DescribeSecurityGroupsResponse> DescribeSecurityGroupsAsync(
        DescribeSecurityGroupsRequest request, CancellationToken cancellationToken = default)
    {
        request.MaxResults = request.MaxResults is null ? null : GroupsAPage ?? request.MaxResults;
        var response = await base.DescribeSecurityGroupsAsync(request, cancellationToken);
        await (OnDescribedGroups?.Invoke(response) ?? Task.CompletedTask);
        return response;
    }

    private static async Task OnceAsync(Func<Task>? act, Action forget)
    {
        if (act is not null)
        {
            forget();
            await act();
        }
    }
}
