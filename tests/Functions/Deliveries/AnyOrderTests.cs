using System.Text.Json.Nodes;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Deliveries;

/// <summary>
/// Somebody works for a while, with every call that wakes the function, and the events come once, twice, late, in another order, to one
/// process or to several. In the end every group is the same, rule by rule.
/// </summary>
public sealed class AnyOrderTests(LocalAwsWithoutFunctions local)
{
    /// <summary>What must be left of everything that was done, whatever was delivered when.</summary>
    private static readonly string[] Left =
    [
        "added: icmp from 0.0.0.0/0 |", "added: tcp 22 from 10.0.0.0/8 | vpn", "added: tcp 443 from 0.0.0.0/0 | web", "added: tcp 443 from ::/0 | wide", "added: tcp 80 from ::/0 | wide",
        "changed: tcp 3389 from 192.168.0.0/16 | office", "changed: tcp 443 from 0.0.0.0/0 |",
        "by created list: tcp 443 from LIST |",
        "by modified list: tcp 443 from LIST | web",
        "by restored list: tcp 443 from LIST |",
        "launched: tcp 80 from 0.0.0.0/0 |",
        "interface made: tcp 80 from 0.0.0.0/0 |",
        "interface changed: tcp 80 from 0.0.0.0/0 |",
        "instance changed: tcp 80 from 0.0.0.0/0 |",
        "exempt: tcp 22 from 0.0.0.0/0 |",
        "unlisted: udp 51820 from 0.0.0.0/0 | vpn",
    ];

    public static TheoryData<string> Schedules => ["once", "twice", "reversed", "1", "2", "3"];

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task Whatever_is_delivered_how_often_and_when_the_groups_end_the_same_and_nothing_is_told_as_closed_twice(string name)
    {
        var schedule = name switch
        {
            "once" => Schedule.Once,
            "twice" => Schedule.Twice,
            "reversed" => Schedule.Reversed,
            _ => Schedule.Shuffled(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
        };
        using var story = await Story.BeginAsync(local);
        var delivery = new Delivery(story, schedule);
        var world = new World(story, delivery);

        await world.LiveAsync();
        await delivery.EndAsync();

        Assert.Equal(Left.Order(StringComparer.Ordinal), await world.RulesAsync());
        Assert.Empty(delivery.Refused);
        var closed = delivery.ToldAsClosed().ToList();
        Assert.NotEmpty(closed);
        Assert.Equal(closed.Distinct(), closed);
        Assert.DoesNotContain(story.Notices, notice => notice.Attributes["kind"] is "StillOpen" or "NotChecked" or "AllowedPortLost" or "Conflict");
    }

    /// <summary>Groups, lists and machines, and what somebody does with them.</summary>
    private sealed class World(Story story, Delivery delivery)
    {
        private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

        private readonly Dictionary<string, string> groups = [];
        private readonly List<string> lists = [];

        public async Task LiveAsync()
        {
            await RulesAreAddedAsync();
            await ARuleIsChangedInPlaceAsync();
            await ListsChangeAsync();
            await OpenGroupsGetSomethingToProtectAsync();
            await WhatMayStayIsOpenedAsync();
            await WhatConcernsNobodyHappensAsync();
        }

        /// <summary>Every group's rules, with the group's part in the story in place of its id.</summary>
        public async Task<IEnumerable<string>> RulesAsync()
        {
            var rules = new List<string>();
            foreach (var (part, groupId) in groups)
            {
                var found = (await story.Alice.LookAtAsync(groupId, Cancellation))!.Group.Rules;
                rules.AddRange(found.Select(rule => $"{part}: {lists.Aggregate(rule.ToString(), (text, list) => text.Replace(list, "LIST", StringComparison.Ordinal))} | {rule.Description}".TrimEnd()));
            }

            return rules.Order(StringComparer.Ordinal);
        }

        private async Task RulesAreAddedAsync()
        {
            string groupId = await GroupAsync("added");
            await AuthorizeAsync(groupId, Rule.Of("tcp 22", Rule.World, "office"), Rule.Of("tcp 443", Rule.World, "web"), Rule.Of("tcp 22", "10.0.0.0/8", "vpn"));
            await AuthorizeAsync(groupId, Rule.Of("tcp 0-65535", Rule.WorldIPv6, "wide"), Rule.Of("icmp", Rule.World));
            await AuthorizeAsync(groupId, Rule.Of("tcp 3306", "0.0.0.0/1"), Rule.Of("tcp 3306", "128.0.0.0/1"));
        }

        private async Task ARuleIsChangedInPlaceAsync()
        {
            string groupId = await GroupAsync("changed");
            await AuthorizeAsync(groupId, Rule.Of("tcp 3389", "10.0.0.0/8", "admins"), Rule.Of("tcp 3389", "192.168.0.0/16", "office"), Rule.Of("tcp 443", Rule.World));
            var rules = (await story.Alice.LookAtAsync(groupId, Cancellation))!.Group.Rules;
            await CallAsync(
                groupId, "ModifySecurityGroupRules",
                ("GroupId", groupId), ("SecurityGroupRule.1.SecurityGroupRuleId", rules.Single(rule => rule.Description == "admins").RuleId!),
                ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "tcp"), ("SecurityGroupRule.1.SecurityGroupRule.FromPort", "3389"),
                ("SecurityGroupRule.1.SecurityGroupRule.ToPort", "3389"), ("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", Rule.World));
        }

        private async Task ListsChangeAsync()
        {
            string created = await ListAsync("0.0.0.0/0");
            await AuthorizeAsync(await GroupAsync("by created list"), Rule.Of("tcp 22", created), Rule.Of("tcp 443", created));

            string modified = await ListAsync("10.0.0.0/8");
            await AuthorizeAsync(await GroupAsync("by modified list"), Rule.Of("tcp 22", modified), Rule.Of("tcp 443", modified, "web"));
            await CallAsync(modified, "ModifyManagedPrefixList", ("PrefixListId", modified), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/1"), ("AddEntry.2.Cidr", "128.0.0.0/1"));

            string restored = await ListAsync("10.0.0.0/8");
            await AuthorizeAsync(await GroupAsync("by restored list"), Rule.Of("tcp 5432", restored), Rule.Of("tcp 443", restored));
            await CallAsync(restored, "ModifyManagedPrefixList", ("PrefixListId", restored), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/0"));
            await CallAsync(restored, "ModifyManagedPrefixList", ("PrefixListId", restored), ("CurrentVersion", "2"), ("RemoveEntry.1.Cidr", "0.0.0.0/0"));
            await CallAsync(restored, "RestoreManagedPrefixListVersion", ("PrefixListId", restored), ("CurrentVersion", "3"), ("PreviousVersion", "2"));
        }

        /// <summary>The events of their openings are lost, as happens; what attaches them is the only hint.</summary>
        private async Task OpenGroupsGetSomethingToProtectAsync()
        {
            string launched = await OpenUnseenAsync("launched");
            await CallAsync(launched, "RunInstances", ("ImageId", "ami-0123456789abcdef0"), ("MinCount", "1"), ("MaxCount", "1"), ("SecurityGroupId.1", launched));

            string made = await OpenUnseenAsync("interface made");
            await CallAsync(made, "CreateNetworkInterface", ("SubnetId", await story.SubnetAsync()), ("SecurityGroupId.1", made));

            string instance = await story.LaunchAsync("web");
            string changed = await OpenUnseenAsync("interface changed");
            await CallAsync(changed, "ModifyNetworkInterfaceAttribute", ("NetworkInterfaceId", await story.InterfaceAsync(instance)), ("SecurityGroupId.1", changed));

            string given = await OpenUnseenAsync("instance changed");
            await CallAsync(given, "ModifyInstanceAttribute", ("InstanceId", instance), ("GroupId.1", story.GroupId), ("GroupId.2", given));
        }

        private async Task WhatMayStayIsOpenedAsync()
        {
            string exempt = await GroupAsync("exempt");
            await story.TagAsync(exempt, "remediation:allow", "22 until 2026-12-31 ticket ABC-1");
            await AuthorizeAsync(exempt, Rule.Of("tcp 22", Rule.World));
            await AuthorizeAsync(await GroupAsync("unlisted"), Rule.Of("udp 51820", Rule.World, "vpn"));
        }

        private async Task WhatConcernsNobodyHappensAsync()
        {
            string groupId = groups["unlisted"];
            await CallAsync(groupId, "AuthorizeSecurityGroupEgress", ("GroupId", groupId), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"), ("IpPermissions.1.IpRanges.1.CidrIp", "10.0.0.0/8"));
            string opened = await GroupAsync("opened and closed by hand");
            await AuthorizeAsync(opened, Rule.Of("tcp 23", Rule.World));
            var left = (await story.Alice.LookAtAsync(opened, Cancellation))!.Group.Rules;
            foreach (var rule in left)
            {
                await CallAsync(opened, "RevokeSecurityGroupIngress", ("GroupId", opened), ("SecurityGroupRuleId.1", rule.RuleId!));
            }
        }

        private async Task<string> GroupAsync(string part)
        {
            groups[part] = await story.Alice.CreateGroupAsync($"order-{Guid.NewGuid():N}", "for a test", Cancellation);
            return groups[part];
        }

        private async Task<string> OpenUnseenAsync(string part)
        {
            string groupId = await GroupAsync(part);
            await story.Alice.AuthorizeAsync(groupId, [Rule.Of("tcp 3389", Rule.World), Rule.Of("tcp 80", Rule.World)], Cancellation);
            return groupId;
        }

        private async Task<string> ListAsync(string block)
        {
            string list = await story.Alice.CreatePrefixListAsync($"order-{Guid.NewGuid():N}", [block], Cancellation);
            lists.Add(list);
            await delivery.AfterAsync(EventOf("CreateManagedPrefixList", list));
            return list;
        }

        private async Task AuthorizeAsync(string groupId, params Decisions.SecurityGroups.IngressRule[] rules)
        {
            await story.Alice.AuthorizeAsync(groupId, rules, Cancellation);
            await delivery.AfterAsync(EventOf("AuthorizeSecurityGroupIngress", groupId));
        }

        private async Task CallAsync(string about, string action, params (string Name, string Value)[] parameters)
        {
            await story.CallAsync(action, parameters);
            await delivery.AfterAsync(EventOf(action, about));
        }

        private JsonObject EventOf(string action, string about) => story.LastEvent(action, about);
    }
}
