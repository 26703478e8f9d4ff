using System.Text.Json.Nodes;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Events.Tests;

public sealed class OpenedRulesTests
{
    [Fact]
    public void The_answer_names_rules_by_id_and_in_canonical_form_so_it_comes_before_the_request()
    {
        var changed = Opened("authorize-answer-lists-rules");

        Assert.Equal(new GroupReference.ById("sg-0a11ce0000000001"), changed.Group);
        Assert.True(changed.DirectionKnown);
        var rule = Assert.Single(changed.Opened);
        Assert.Equal("sgr-0beef00000000001", rule.RuleId);
        Assert.Equal("jump host", rule.Description);
        Assert.Equal("tcp 22 from 0.0.0.0/0", rule.ToString());
    }

    [Fact]
    public void Before_rules_had_ids_the_request_tells_and_one_item_may_open_both_families()
    {
        var changed = Opened("authorize-before-rule-ids-by-root");

        Assert.Equal(["tcp 22 from 0.0.0.0/0", "tcp 22 from ::/0"], Texts(changed));
        Assert.All(changed.Opened, rule => Assert.Null(rule.RuleId));
        Assert.True(changed.Call.Actor.IsRoot);
    }

    [Fact]
    public void Host_bits_and_other_spellings_of_an_address_are_made_canonical() =>
        Assert.Equal(
            ["tcp 3306 from 0.0.0.0/0", "tcp 3306 from 100.68.0.0/18", "tcp 3306 from 2001:db8::/64"],
            Texts(Opened("authorize-host-bits-without-answer-list")));

    [Fact]
    public void The_flat_form_with_one_rule_among_the_parameters_is_read() =>
        Assert.Equal(["tcp 5432 from 0.0.0.0/0"], Texts(Opened("authorize-flat-form")));

    [Fact]
    public void The_flat_form_with_a_source_group_admits_all_its_traffic()
    {
        var changed = Opened("authorize-flat-form-source-group");

        Assert.Equal(new GroupReference.ByName("web"), changed.Group);
        var rule = Assert.Single(changed.Opened);
        Assert.Equal("all traffic from bastion", rule.ToString());
        Assert.Null(rule.Unreadable);
    }

    [Fact]
    public void A_group_may_be_named_by_its_name_alone()
    {
        var changed = Opened("authorize-group-name-only-2014");

        Assert.Equal(new GroupReference.ByName("windows-demo"), changed.Group);
        Assert.Equal(["tcp 3389 from 0.0.0.0/0"], Texts(changed));
        Assert.Equal("111122223333", changed.Call.Account);
    }

    [Fact]
    public void Where_the_answer_has_the_id_of_a_group_asked_for_by_name_the_id_is_taken() =>
        Assert.Equal(new GroupReference.ById("sg-0a11ce0000000002"), Opened("authorize-group-name-answered-with-id").Group);

    [Fact]
    public void All_traffic_is_all_traffic_whatever_ports_stand_beside_it()
    {
        var changed = Opened("authorize-all-traffic-four-spellings");

        Assert.Equal(4, changed.Opened.Count);
        Assert.All(changed.Opened, rule => Assert.Equal((IpProtocol.All, null, null), (rule.Protocol, rule.Ports, rule.Unreadable)));
    }

    [Fact]
    public void Every_rule_of_a_call_is_told_the_harmless_ones_too() =>
        Assert.Equal(
            ["tcp 443 from 0.0.0.0/0", "tcp 3389 from 0.0.0.0/0", "tcp 3389 from 10.0.0.0/8", "tcp 0 from 0.0.0.0/16", "tcp 0 from 0.0.0.0/32"],
            Texts(Opened("authorize-allowed-and-forbidden-together")));

    [Fact]
    public void Groups_and_prefix_lists_are_sources_of_their_own_kind()
    {
        var changed = Opened("authorize-from-groups-and-prefix-list");

        Assert.Equal(
            [
                new RuleSource.SecurityGroup("amazon-elb-sg"),
                new RuleSource.SecurityGroup("self"),
                new RuleSource.SecurityGroup("sg-0a11ce0000000003"),
                new RuleSource.PrefixList("pl-0a11ce0000000001"),
            ],
            changed.Opened.Select(rule => rule.Source));
        Assert.Equal(["peer", "offices"], changed.Opened.Select(rule => rule.Description).OfType<string>());
    }

    [Fact]
    public void The_answer_writes_groups_prefix_lists_and_IPv6_in_its_own_way() =>
        Assert.Equal(
            ["tcp 5432 from sg-0a11ce0000000003", "tcp 22 from pl-0a11ce0000000001", "all traffic from ::/0"],
            Texts(Opened("authorize-answer-with-groups-and-prefix-list")));

    [Fact]
    public void An_icmp_type_is_no_port_and_a_protocol_may_be_a_number() =>
        Assert.Equal(
            ["icmp from 0.0.0.0/0", "icmpv6 from ::/0", "tcp 22 from 0.0.0.0/0", "protocol 50 from 0.0.0.0/0"],
            Texts(Opened("authorize-icmp-and-numbered-protocols")));

    [Fact]
    public void What_cannot_be_read_is_kept_as_unreadable_and_the_rest_is_still_told()
    {
        var rules = Opened("authorize-with-unreadable-parts").Opened;

        Assert.Equal(new RuleSource.Unreadable("everywhere!"), rules[0].Source);
        Assert.Equal("the protocol is warp", rules[1].Unreadable);
        Assert.Equal("the ports are ssh to 22", rules[2].Unreadable);
        Assert.Equal("the ports are 90 to 80", rules[3].Unreadable);
        Assert.Contains("\"udp\"", Assert.IsType<RuleSource.Unreadable>(rules[4].Source).Text, StringComparison.Ordinal);
        Assert.Equal(5, rules.Count);
    }

    [Fact]
    public void Bare_lists_and_numbers_as_text_are_read_as_what_they_mean() =>
        Assert.Equal(["tcp 22 from 0.0.0.0/0", "all traffic from 198.51.100.0/24"], Texts(Opened("authorize-third-party-shape")));

    [Fact]
    public void Without_parameters_the_answer_is_enough()
    {
        var changed = Opened("authorize-parameters-omitted-but-answered");

        Assert.Equal(new GroupReference.ById("sg-0a11ce0000000001"), changed.Group);
        Assert.Equal(["udp 11211 from 0.0.0.0/0"], Texts(changed));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"items\":[]}")]
    [InlineData("{\"items\":null}")]
    [InlineData("{\"item\":\"\"}")]
    public void A_group_without_readable_rules_is_still_worth_a_look(string emptyList)
    {
        var read = TestEvents.Read("authorize-flat-form", detail =>
            detail["requestParameters"] = new JsonObject { ["groupId"] = "sg-0a11ce0000000001", ["ipPermissions"] = JsonNode.Parse(emptyList) });

        var changed = Assert.IsType<EventMeaning.SecurityGroupRulesChanged>(read.Meaning);
        Assert.Empty(changed.Opened);
        Assert.Equal(new GroupReference.ById("sg-0a11ce0000000001"), changed.Group);
    }

    [Theory]
    [InlineData("{\"item\":{\"ipProtocol\":\"tcp\",\"fromPort\":22,\"toPort\":22,\"ipRanges\":{\"item\":{\"cidrIp\":\"0.0.0.0/0\"}}}}")]
    [InlineData("{\"ipProtocol\":\"tcp\",\"fromPort\":22,\"toPort\":22,\"ipRanges\":{\"cidrIp\":\"0.0.0.0/0\"}}")]
    [InlineData("[{\"IpProtocol\":\"TCP\",\"FromPort\":\"22\",\"ToPort\":22.0,\"IpRanges\":{\"content\":\"0.0.0.0/0\",\"tag\":1}}]")]
    [InlineData("{\"items\":{\"item\":[{\"ipProtocol\":6,\"fromPort\":22,\"toPort\":22,\"ipRanges\":\"0.0.0.0/0\"}]}}")]
    public void A_list_of_one_may_be_written_in_many_ways(string permissions)
    {
        var read = TestEvents.Read("authorize-flat-form", detail =>
            detail["requestParameters"] = new JsonObject { ["groupId"] = "sg-1", ["ipPermissions"] = JsonNode.Parse(permissions) });

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], Texts(Assert.IsType<EventMeaning.SecurityGroupRulesChanged>(read.Meaning)));
    }

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("null", "null")]
    public void A_tcp_rule_without_ports_is_taken_for_all_ports(string from, string to)
    {
        var read = TestEvents.Read("authorize-flat-form", detail =>
        {
            detail["requestParameters"]!["fromPort"] = JsonNode.Parse(from);
            detail["requestParameters"]!["toPort"] = JsonNode.Parse(to);
        });

        Assert.Equal(["tcp 0-65535 from 0.0.0.0/0"], Texts(Assert.IsType<EventMeaning.SecurityGroupRulesChanged>(read.Meaning)));
    }

    [Fact]
    public void A_rule_changed_in_place_may_be_outbound_and_the_event_does_not_say()
    {
        var changed = Opened("modify-rules-single");

        Assert.False(changed.DirectionKnown);
        Assert.Equal(new GroupReference.ById("sg-0a11ce0000000001"), changed.Group);
        Assert.Equal("sgr-0beef00000000001", Assert.Single(changed.Opened).RuleId);
        Assert.Equal(["tcp 22 from 0.0.0.0/0"], Texts(changed));
    }

    [Fact]
    public void Several_rules_changed_in_place_come_as_a_list_with_text_turned_into_numbers()
    {
        var changed = Opened("modify-rules-several");

        Assert.Equal(
            ["tcp 0-65535 from ::/0", "all traffic from 0.0.0.0/0", "tcp 22 from pl-0a11ce0000000001", "tcp 3306 from sg-0a11ce0000000003"],
            Texts(changed));
        Assert.Equal(["123", null, "true", null], changed.Opened.Select(rule => rule.Description));
        Assert.All(changed.Opened, rule => Assert.StartsWith("sgr-", rule.RuleId, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_event_twice_means_the_same_and_keeps_its_identity()
    {
        var first = Opened("authorize-answer-lists-rules");
        var second = Opened("authorize-answer-lists-rules");

        Assert.Equal(first.Call, second.Call);
        Assert.StartsWith("bbbbbbbb-", first.Call.EventId, StringComparison.Ordinal);
    }

    private static EventMeaning.SecurityGroupRulesChanged Opened(string name) => TestEvents.Meaning<EventMeaning.SecurityGroupRulesChanged>(name);

    private static IEnumerable<string> Texts(EventMeaning.SecurityGroupRulesChanged changed) => changed.Opened.Select(rule => rule.ToString());
}
