using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Remediation.Cli.Commands.Scan.Accounts;

/// <summary>Credentials of a role, renewed when a long scan outlives them.</summary>
/// <param name="sts">Has the credentials that the role trusts.</param>
/// <param name="roleArn">The role.</param>
/// <param name="externalId">What the role's trust policy may demand.</param>
internal sealed class AssumedRole(IAmazonSecurityTokenService sts, string roleArn, string? externalId) : RefreshingAWSCredentials
{
    private const string SessionName = "remediation-scan";

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = SessionName, ExternalId = externalId });
        var issued = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(issued.AccessKeyId, issued.SecretAccessKey, issued.SessionToken),
            issued.Expiration ?? throw new AmazonClientException($"STS did not say until when the credentials of {roleArn} are valid."));
    }
}
