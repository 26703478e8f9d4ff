using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>
/// A group that stays open although the guard listens: an exemption is taken away after the guard has looked, and of tags it does not hear.
/// </summary>
internal static class UnseenGroup
{
    private const string Tag = "remediation:allow";

    public static async Task<string> OpenAsync(LocalAwsHost aws, LocalUser alice, string region, string name, params IngressRule[] rules)
    {
        var cancellation = TestContext.Current.CancellationToken;
        string groupId = await alice.CreateGroupAsync(name, "for a test", cancellation);
        await alice.CallAsync(
            "CreateTags", [new("ResourceId.1", groupId), new("Tag.1.Key", Tag), new("Tag.1.Value", "all until 2099-12-31 for a test")], cancellation);
        await alice.AuthorizeAsync(groupId, rules, cancellation);
        await aws.Events.WaitForAsync<InvocationEnded>(
            ended => ended.Region == region && System.Text.Encoding.UTF8.GetString(ended.Result.Payload) is var answer
                && answer.Contains(groupId, StringComparison.Ordinal) && answer.Contains("AuthorizeSecurityGroupIngress", StringComparison.Ordinal),
            GuardedGroup.Patience,
            cancellation);
        await alice.CallAsync("DeleteTags", [new("ResourceId.1", groupId), new("Tag.1.Key", Tag)], cancellation);
        return groupId;
    }
}
