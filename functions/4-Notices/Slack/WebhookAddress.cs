using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.Actions;

namespace Remediation.Notices.Slack;

/// <summary>
/// The address of Slack's incoming webhook, which lets anybody write to the channel who has it: a SecureString in Parameter Store, or a secret
/// of Secrets Manager under the name that Parameter Store has for it
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html">Referencing secrets</see>).
/// It is read when it is needed, and again after some minutes, so that a new one is used without a deployment.
/// </summary>
/// <param name="ssm">The client.</param>
/// <param name="name">The parameter's name.</param>
/// <param name="time">The clock.</param>
public sealed class WebhookAddress(IAmazonSimpleSystemsManagement ssm, string name, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private (Uri Address, DateTimeOffset Read)? known;

    /// <summary>The parameter's name, which is no secret.</summary>
    public string Name => name;

    /// <summary>The address.</summary>
    /// <exception cref="SlackException">It cannot be read, or is none.</exception>
    [Calls("ssm:GetParameter", "kms:Decrypt", "secretsmanager:GetSecretValue")]
    public async Task<Uri> ReadAsync(CancellationToken cancellation)
    {
        if (known is { } last && time.GetUtcNow() - last.Read < Lifetime)
        {
            return last.Address;
        }

        string text;
        try
        {
            text = (await ssm.GetParameterAsync(new GetParameterRequest { Name = name, WithDecryption = true }, cancellation)).Parameter.Value;
        }
        catch (AmazonServiceException refused)
        {
            throw new SlackException($"The address of Slack's webhook could not be read from the parameter {name}. {AwsFailure.InWords(refused)}");
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new SlackException($"The parameter {name} does not hold the address of a webhook: set it to https://hooks.slack.com/services/… and nothing else.");
        }

        known = (address, time.GetUtcNow());
        return address;
    }

    /// <summary>Has it read again the next time.</summary>
    public void Forget() => known = null;
}
