using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>A group in a local AWS where the real function listens to the bus.</summary>
internal sealed class GuardedGroup(LocalAwsHost aws, LocalUser alice, string name, string groupId) : IDisposable
{
    /// <summary>Far more than it takes, for machines under load.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static readonly string[] Harmless = ["tcp 22 from 10.0.0.0/8", "tcp 443 from 0.0.0.0/0", "tcp 443 from ::/0", "tcp 80 from 0.0.0.0/0", "tcp 80 from ::/0"];

    public string Name => name;

    public string GroupId => groupId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A web server's group, made by somebody who knows what to open.</summary>
    public static async Task<GuardedGroup> CreateAsync(LocalAws local)
    {
        var group = await CreateEmptyAsync(local);
        await group.AuthorizeAsync([.. Harmless.Select(rule => rule.Split(" from ")).Select(rule => Rule.Of(rule[0], rule[1]))]);
        await group.EndOfInvocationAsync(group.LastEvent());
        return group;
    }

    public static async Task<GuardedGroup> CreateEmptyAsync(LocalAws local)
    {
        var aws = await local.HostAsync();
        var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        string name = $"web-{Guid.NewGuid():N}";
        return new GuardedGroup(aws, alice, name, await alice.CreateGroupAsync(name, "for a test", Cancellation));
    }

    public Task AuthorizeAsync(params IngressRule[] rules) => alice.AuthorizeAsync(groupId, rules, Cancellation);

    public Task CallAsync(string action, params (string Name, string Value)[] parameters) =>
        alice.CallAsync(action, [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))], Cancellation);

    /// <summary>Makes a list that no group names yet, and waits until the function has found that out.</summary>
    public async Task<string> CreatePrefixListAsync(params string[] blocks)
    {
        string list = await alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", blocks, Cancellation);
        var made = aws.Events.History.OfType<EventPublished>().Last(published => Json.Text(published.Event).Contains(list, StringComparison.Ordinal));
        await EndOfInvocationAsync(made.Event);
        return list;
    }

    /// <summary>Launches an instance that the group protects.</summary>
    public Task LaunchInstanceAsync() =>
        CallAsync("RunInstances", ("ImageId", "ami-0123456789abcdef0"), ("MinCount", "1"), ("MaxCount", "1"), ("SecurityGroupId.1", groupId));

    /// <summary>Adds a private rule, and then changes it into something else.</summary>
    public async Task ModifyAsync(IngressRule from, params (string Name, string Value)[] to)
    {
        await AuthorizeAsync(from);
        await EndOfInvocationAsync(LastEvent());
        var rule = (await RulesAsync()).Single(one => one.ToString() == from.ToString());
        await CallAsync(
            "ModifySecurityGroupRules",
            [
                ("GroupId", groupId),
                ("SecurityGroupRule.1.SecurityGroupRuleId", rule.RuleId!),
                .. to.Select(member => ($"SecurityGroupRule.1.SecurityGroupRule.{member.Name}", member.Value)),
            ]);
    }

    public async Task<IReadOnlyList<IngressRule>> RulesAsync() => (await alice.LookAtAsync(groupId, Cancellation))!.Group.Rules;

    /// <summary>The newest event about this group that somebody else than the function caused.</summary>
    public JsonObject LastEvent() => (JsonObject)aws.Events.History.OfType<EventPublished>()
        .Last(published => published.Event["detail"]?["userIdentity"]?["userName"].String() == "alice" && Json.Text(published.Event).Contains(groupId, StringComparison.Ordinal))
        .Event.DeepClone();

    public async Task<InvocationEnded> EndOfInvocationAsync(JsonObject busEvent)
    {
        string id = busEvent["id"].String()!;
        var started = await aws.Events.WaitForAsync<InvocationStarted>(
            start => Encoding.UTF8.GetString(start.Payload).Contains(id, StringComparison.Ordinal), Patience, Cancellation);
        return await aws.Events.WaitForAsync<InvocationEnded>(end => end.Result.RequestId == started.RequestId, Patience, Cancellation);
    }

    public void Dispose() => alice.Dispose();
}
