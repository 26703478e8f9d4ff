using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>What a group guards, against an implementation of EC2 that nobody here has written.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoInventoryTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_instance_is_found_by_its_group_with_its_interface()
    {
        using var ec2 = moto.Ec2();
        var (group, id) = await NewInstance();

        var interfaces = await ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { Filters = [new Filter("group-id", [group])] }, Cancellation);
        var instances = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, Cancellation);

        var card = Assert.Single(interfaces.NetworkInterfaces);
        Assert.Equal(id, card.Attachment.InstanceId);
        Assert.Same(NetworkInterfaceStatus.InUse, card.Status);
        Assert.Equal(group, Assert.Single(card.Groups).GroupId);
        Assert.True(IPAddress.TryParse(card.PrivateIpAddress, out _), card.PrivateIpAddress);
        var instance = Assert.Single(Assert.Single(instances.Reservations).Instances);
        Assert.Equal((id, "ami-00000000000000001", card.VpcId), (instance.InstanceId, instance.ImageId, instance.VpcId));
        Assert.Same(InstanceStateName.Running, instance.State.Name);
        Assert.Equal(group, Assert.Single(instance.SecurityGroups).GroupId);
        Assert.Equal(("Name", "shop & öther"), instance.Tags.Select(tag => (tag.Key, tag.Value)).Single());
        Assert.Equal(instance.PublicIpAddress, card.Association.PublicIp);
        Assert.InRange(instance.LaunchTime!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));

        var byId = await ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [card.NetworkInterfaceId] }, Cancellation);
        Assert.Equal(card.NetworkInterfaceId, Assert.Single(byId.NetworkInterfaces).NetworkInterfaceId);
    }

    [Fact]
    public async Task Instances_come_page_by_page()
    {
        using var ec2 = moto.Ec2();
        var made = new[] { (await NewInstance()).Instance, (await NewInstance()).Instance };
        var filters = new List<Filter> { new("instance-id", [.. made]) };

        var first = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters, MaxResults = 1 }, Cancellation);
        var second = await ec2.DescribeInstancesAsync(
            new DescribeInstancesRequest { Filters = filters, MaxResults = 1, NextToken = first.NextToken }, Cancellation);

        Assert.Equal(
            made.Order(),
            first.Reservations.Concat(second.Reservations).SelectMany(launch => launch.Instances).Select(instance => instance.InstanceId).Order());
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task A_prefix_list_is_described_with_its_version_among_those_of_AWS()
    {
        using var ec2 = moto.Ec2();
        var name = $"offices-{Guid.NewGuid():N}";
        var id = await moto.Call("ec2", "CreateManagedPrefixList", "prefixListId", ("PrefixListName", name), ("AddressFamily", "IPv6"), ("MaxEntries", "7"));

        var own = await ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest { PrefixListIds = [id] }, Cancellation);
        var all = await ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest(), Cancellation);

        var list = Assert.Single(own.PrefixLists);
        Assert.Equal((id, name, "IPv6", 7, 1L), (list.PrefixListId, list.PrefixListName, list.AddressFamily, list.MaxEntries, list.Version));
        Assert.Same(PrefixListState.CreateComplete, list.State);
        Assert.Contains(all.PrefixLists, found => found.OwnerId == "AWS" && found.PrefixListName == "com.amazonaws.eu-central-1.s3");
    }

    [Fact]
    public async Task What_does_not_exist_is_told_by_code()
    {
        using var ec2 = moto.Ec2();

        var noInstance = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeInstancesAsync(
            new DescribeInstancesRequest { InstanceIds = ["i-00000000000000000"] }, Cancellation));
        var noInterface = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = ["eni-00000000000000000"] }, Cancellation));

        Assert.Equal("InvalidInstanceID.NotFound", noInstance.ErrorCode);
        Assert.Equal("InvalidNetworkInterfaceID.NotFound", noInterface.ErrorCode);
    }

    private async Task<(string Group, string Instance)> NewInstance()
    {
        var group = await moto.Call(
            "ec2", "CreateSecurityGroup", "groupId", ("GroupName", $"test-{Guid.NewGuid():N}"), ("GroupDescription", "made by a test"));
        var instance = await moto.Call(
            "ec2", "RunInstances", "instanceId",
            ("ImageId", "ami-00000000000000001"), ("MinCount", "1"), ("MaxCount", "1"), ("SecurityGroupId.1", group),
            ("TagSpecification.1.ResourceType", "instance"), ("TagSpecification.1.Tag.1.Key", "Name"), ("TagSpecification.1.Tag.1.Value", "shop & öther"));
        return (group, instance);
    }
}
