namespace Remediation.Events.Tests;

public sealed class AttachmentTests
{
    [Fact]
    public void A_launch_that_names_no_group_is_read_from_its_answer_with_every_network_interface()
    {
        var attached = Attached("run-instances-request-silent");

        Assert.Equal(["sg-0a11ce0000000001", "sg-0a11ce0000000002"], attached.GroupIds);
        Assert.Equal(["i-0a11ce0000000001", "i-0a11ce0000000002"], attached.InstanceIds);
        Assert.Equal(["eni-0a11ce0001", "eni-0a11ce0002", "eni-0a11ce0003"], attached.NetworkInterfaceIds);
    }

    [Fact]
    public void A_launch_by_group_name_is_answered_with_the_id() =>
        Assert.Equal(["sg-0a11ce01"], Attached("run-instances-classic-by-name").GroupIds);

    [Fact]
    public void A_launch_whose_answer_was_too_large_is_read_from_its_request()
    {
        var attached = Attached("run-instances-answer-omitted");

        Assert.Equal(["sg-0a11ce0000000001", "sg-0a11ce0000000002"], attached.GroupIds);
        Assert.Empty(attached.InstanceIds);
    }

    [Fact]
    public void Replacing_the_groups_of_a_network_interface_attaches_the_whole_new_list()
    {
        var attached = Attached("network-interface-groups-replaced");

        Assert.Equal(["sg-0a11ce0000000001", "sg-0a11ce0000000002"], attached.GroupIds);
        Assert.Equal(["eni-0a11ce0001"], attached.NetworkInterfaceIds);
    }

    [Fact]
    public void A_network_interface_made_without_groups_gets_the_default_one_which_the_answer_names() =>
        Assert.Equal(["sg-0a11ce0000000009"], Attached("network-interface-created-with-default-group").GroupIds);

    [Theory]
    [InlineData("instance-groups-replaced")]
    [InlineData("instance-group-in-attribute-value-form")]
    public void Replacing_the_groups_of_an_instance_is_read_in_both_forms(string name)
    {
        var attached = Attached(name);

        Assert.Equal(["sg-0a11ce0000000001"], attached.GroupIds);
        Assert.Equal(["i-0a11ce01"], attached.InstanceIds);
    }

    [Theory]
    [InlineData("instance-other-attribute")]
    [InlineData("network-interface-other-attribute")]
    public void Another_attribute_means_nothing(string name) =>
        Assert.Contains("another attribute", TestEvents.Meaning<EventMeaning.Nothing>(name).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("prefix-list-modified")]
    [InlineData("prefix-list-restored-request-omitted")]
    public void A_changed_prefix_list_is_named_by_request_or_answer(string name) =>
        Assert.Equal("pl-0a11ce0000000001", TestEvents.Meaning<EventMeaning.PrefixListChanged>(name).PrefixListId);

    private static EventMeaning.SecurityGroupsAttached Attached(string name) => TestEvents.Meaning<EventMeaning.SecurityGroupsAttached>(name);
}
