using Amazon;
using Amazon.EC2;
using Amazon.Runtime;

namespace Remediation.Cli.Commands.Scan.Accounts;

/// <summary>An account and the way into it.</summary>
/// <param name="Id">12 digits.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c></param>
/// <param name="Way">The profile or the role, for people; <see langword="null"/> for the environment's credentials.</param>
/// <param name="Profile">The profile with further settings, such as <c>endpoint_url</c>, if not the default.</param>
/// <param name="Credentials">The role's, the profile's or the environment's.</param>
internal sealed record ScanAccount(string Id, string Partition, string? Way, string? Profile, AWSCredentials Credentials)
{
    // A large account is asked often, and EC2 tells it to wait.
    private const int Attempts = 10;

    public AmazonEC2Client Ec2In(string region)
    {
        var config = new AmazonEC2Config
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // AWS_ENDPOINT_URL makes the SDK forget which region it is to sign for.
            AuthenticationRegion = region,
            MaxErrorRetry = Attempts,
        };
        if (Profile is not null)
        {
            config.Profile = new Profile(Profile);
        }

        return new AmazonEC2Client(Credentials, config);
    }

    public override string ToString() => Way is null ? $"account {Id}" : $"account {Id} ({Way})";
}

/// <summary>A region of an account.</summary>
internal sealed record ScanTarget(ScanAccount Account, string Region)
{
    public override string ToString() => $"{Region} of {Account}";
}
