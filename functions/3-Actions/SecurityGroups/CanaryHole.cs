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
    /// <summary>Opens it.</summary>
    /// <exception cref="CanaryStillOpenException">The former one is still there.</exception>
    [Calls("ec2:AuthorizeSecurityGroupIngress")]
    public async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await ec2.AuthorizeSecurityGroupIngressAsync(
                new AuthorizeSecurityGroupIngressRequest
                {
                    GroupId = groupId,
                    IpPermissions =
                    [
                        new IpPermission
                        {
                            IpProtocol = "tcp",
                            FromPort = CanaryOpening.Port,
                            ToPort = CanaryOpening.Port,
                            Ipv4Ranges = [new IpRange { CidrIp = CanaryOpening.World, Description = CanaryOpening.Describe(time.GetUtcNow()) }],
                        },
                    ],
                },
                cancellation);
        }
        catch (AmazonServiceException failure) when (AwsFailure.MeansRuleExists(failure))
        {
            throw new CanaryStillOpenException(groupId, failure);
        }
    }
}

/// <summary>Nobody closed the hole that the canary opened the last time.</summary>
/// <param name="groupId">The canary's group.</param>
/// <param name="cause">What EC2 said.</param>
public sealed class CanaryStillOpenException(string groupId, Exception cause)
    : Exception($"The hole that the canary opened in {groupId} the last time is still there: nothing closed it.", cause);
