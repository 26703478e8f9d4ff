using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Decisions.Canary;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Opens the canary's hole
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">AuthorizeSecurityGroupIngress</see>).
/// </summary>
/// <param name="ec2">A client that does not try again by itself: it could not tell the hole that its first try made from one that nobody closed.</param>
/// <param name="groupId">The canary's group.</param>
/// <param name="time">The clock.</param>
public sealed class CanaryHole(IAmazonEC2 ec2, string groupId, TimeProvider time)
{
    /// <summary>
    /// Opens it. Where the former hole is still there, it is closed instead: no event would ever come of it again, and one event that was lost would silence the
    /// canary for good. The next try opens a new one.
    /// </summary>
    /// <exception cref="CanaryStillOpenException">The former one was still there.</exception>
    [Calls("ec2:AuthorizeSecurityGroupIngress")]
    public async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await ec2.AuthorizeSecurityGroupIngressAsync(
                new AuthorizeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = [Hole(CanaryOpening.Describe(time.GetUtcNow()))] }, cancellation);
        }
        catch (AmazonServiceException failure) when (AwsFailure.MeansRuleExists(failure))
        {
            await CloseAsync(cancellation);
            throw new CanaryStillOpenException(groupId, failure);
        }
    }

    [Calls("ec2:RevokeSecurityGroupIngress")]
    private async Task CloseAsync(CancellationToken cancellation) => await ec2.RevokeSecurityGroupIngressAsync(
        new RevokeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = [Hole(null)] }, cancellation);

    private static IpPermission Hole(string? description) => new()
    {
        IpProtocol = "tcp",
        FromPort = CanaryOpening.Port,
        ToPort = CanaryOpening.Port,
        Ipv4Ranges = [new IpRange { CidrIp = CanaryOpening.World, Description = description }],
    };
}

/// <summary>Nobody closed the hole that the canary opened the last time, but the canary itself.</summary>
/// <param name="groupId">The canary's group.</param>
/// <param name="cause">What EC2 said.</param>
public sealed class CanaryStillOpenException(string groupId, Exception cause)
    : Exception($"The hole that the canary opened in {groupId} the last time was still there: nothing closed it. It is closed now, and the next try opens a new one.", cause);
