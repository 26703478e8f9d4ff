using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>What a security group guards: network interfaces and instances; and the prefix lists that its rules name.</summary>
public sealed class Ec2InventoryWireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Network_interfaces_are_asked_for_by_group_and_read_with_what_they_belong_to()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            <DescribeNetworkInterfacesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>r-1</requestId>
              <networkInterfaceSet>
                <item>
                  <networkInterfaceId>eni-1</networkInterfaceId>
                  <interfaceType>interface</interfaceType>
                  <description/>
                  <status>in-use</status>
                  <vpcId>vpc-1</vpcId><subnetId>subnet-1</subnetId>
                  <requesterManaged>false</requesterManaged>
                  <privateIpAddress>172.31.0.5</privateIpAddress>
                  <privateIpAddressesSet><item><privateIpAddress>172.31.0.9</privateIpAddress><primary>false</primary></item></privateIpAddressesSet>
                  <attachment><attachmentId>eni-attach-1</attachmentId><instanceId>i-1</instanceId><status>attached</status></attachment>
                  <association><publicIp>203.0.113.7</publicIp><publicDnsName/><ipOwnerId>amazon</ipOwnerId></association>
                  <groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item><item><groupId>sg-2</groupId><groupName>ssh</groupName></item></groupSet>
                  <ipv6AddressesSet><item><ipv6Address>2001:db8::5</ipv6Address><isPrimaryIpv6>true</isPrimaryIpv6></item></ipv6AddressesSet>
                  <tagSet><item><key>team</key><value>web</value></item></tagSet>
                </item>
                <item>
                  <networkInterfaceId>eni-2</networkInterfaceId>
                  <interfaceType>type_of_tomorrow</interfaceType>
                  <description>ELB app/shop/1</description>
                  <requesterId>amazon-elb</requesterId><requesterManaged>true</requesterManaged>
                  <groupSet/><ipv6AddressesSet/><tagSet/>
                </item>
              </networkInterfaceSet>
            </DescribeNetworkInterfacesResponse>
            """);
        using var ec2 = TestClients.Ec2(answers);

        var response = await ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { Filters = [new Filter("group-id", ["sg-1"])], MaxResults = 1000 }, Cancellation);

        Assert.Equal(
            ["Action=DescribeNetworkInterfaces", "Filter.1.Name=group-id", "Filter.1.Value.1=sg-1", "MaxResults=1000", "Version=2016-11-15"],
            Assert.Single(answers.Sent).Body.Split('&').Order(StringComparer.Ordinal));
        Assert.Equal(["eni-1", "eni-2"], response.NetworkInterfaces.Select(found => found.NetworkInterfaceId));
        var (ofInstance, ofBalancer) = (response.NetworkInterfaces[0], response.NetworkInterfaces[1]);
        Assert.Same(NetworkInterfaceType.Interface, ofInstance.InterfaceType);
        Assert.Same(NetworkInterfaceStatus.InUse, ofInstance.Status);
        Assert.Equal(("vpc-1", "subnet-1", "172.31.0.5", ""), (ofInstance.VpcId, ofInstance.SubnetId, ofInstance.PrivateIpAddress, ofInstance.Description));
        Assert.Equal(("eni-attach-1", "i-1"), (ofInstance.Attachment.AttachmentId, ofInstance.Attachment.InstanceId));
        Assert.Same(AttachmentStatus.Attached, ofInstance.Attachment.Status);
        Assert.Equal(("203.0.113.7", ""), (ofInstance.Association.PublicIp, ofInstance.Association.PublicDnsName));
        Assert.Equal([("sg-1", "web"), ("sg-2", "ssh")], ofInstance.Groups.Select(group => (group.GroupId, group.GroupName)));
        Assert.Equal("2001:db8::5", Assert.Single(ofInstance.Ipv6Addresses).Ipv6Address);
        Assert.Equal("team", Assert.Single(ofInstance.TagSet).Key);
        Assert.False(ofInstance.RequesterManaged);

        Assert.Equal("type_of_tomorrow", ofBalancer.InterfaceType.Value);
        Assert.Equal(("amazon-elb", true), (ofBalancer.RequesterId, ofBalancer.RequesterManaged));
        Assert.Null(ofBalancer.Attachment);
        Assert.Null(ofBalancer.Association);
        Assert.Null(ofBalancer.Groups);
        Assert.Null(ofBalancer.Ipv6Addresses);
        Assert.Null(ofBalancer.TagSet);
        Assert.Null(response.NextToken);
    }

    [Fact]
    public async Task Instances_are_read_launch_by_launch_and_their_times_are_UTC()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <reservationSet>
                <item><reservationId>r-1</reservationId><groupSet/><instancesSet>
                  <item>
                    <instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceState><code>16</code><name>running</name></instanceState>
                    <launchTime>2026-07-01T12:30:15.000Z</launchTime><ipAddress>203.0.113.7</ipAddress><vpcId>vpc-1</vpcId>
                    <groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item></groupSet>
                    <networkInterfaceSet><item><groupSet><item><groupId>sg-of-another-list</groupId></item></groupSet></item></networkInterfaceSet>
                    <tagSet><item><key>Name</key><value>shop</value></item></tagSet>
                  </item>
                  <item><instanceId>i-2</instanceId><instanceState><code>80</code><name>stopped</name></instanceState></item>
                </instancesSet></item>
                <item><reservationId>r-2</reservationId><instancesSet><item><instanceId>i-3</instanceId></item></instancesSet></item>
              </reservationSet>
              <nextToken>page-2</nextToken>
            </DescribeInstancesResponse>
            """);
        using var ec2 = TestClients.Ec2(answers);

        var response = await ec2.DescribeInstancesAsync(
            new DescribeInstancesRequest { InstanceIds = ["i-1", "i-2"], NextToken = "page-1" }, Cancellation);

        Assert.Equal(
            ["Action=DescribeInstances", "InstanceId.1=i-1", "InstanceId.2=i-2", "NextToken=page-1", "Version=2016-11-15"],
            Assert.Single(answers.Sent).Body.Split('&').Order(StringComparer.Ordinal));
        Assert.Equal(["i-1,i-2", "i-3"], response.Reservations.Select(launch => string.Join(",", launch.Instances.Select(instance => instance.InstanceId))));
        Assert.Equal("page-2", response.NextToken);
        var (running, stopped) = (response.Reservations[0].Instances[0], response.Reservations[0].Instances[1]);
        Assert.Same(InstanceStateName.Running, running.State.Name);
        Assert.Equal(("ami-1", "203.0.113.7", "vpc-1"), (running.ImageId, running.PublicIpAddress, running.VpcId));
        Assert.Equal("sg-1", Assert.Single(running.SecurityGroups).GroupId);
        Assert.Equal(("Name", "shop"), running.Tags.Select(tag => (tag.Key, tag.Value)).Single());
        Assert.Equal(new DateTime(2026, 7, 1, 12, 30, 15), running.LaunchTime);
        Assert.Equal(DateTimeKind.Utc, running.LaunchTime!.Value.Kind);
        Assert.Same(InstanceStateName.Stopped, stopped.State.Name);
        Assert.Null(stopped.PublicIpAddress);
        Assert.Null(stopped.LaunchTime);
        Assert.Null(stopped.SecurityGroups);
    }

    [Fact]
    public async Task Prefix_lists_are_read_with_their_version_and_AWS_own_lists_have_none()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            <DescribeManagedPrefixListsResponse>
              <prefixListSet>
                <item>
                  <prefixListId>pl-1</prefixListId><prefixListName>offices</prefixListName><ownerId>111122223333</ownerId>
                  <addressFamily>IPv4</addressFamily><state>modify-failed</state><stateMessage>too many</stateMessage>
                  <maxEntries>20</maxEntries><version>4294967296</version>
                </item>
                <item>
                  <prefixListId>pl-2</prefixListId><prefixListName>com.amazonaws.eu-central-1.s3</prefixListName><ownerId>AWS</ownerId>
                  <addressFamily>IPv4</addressFamily><state>create-complete</state>
                </item>
              </prefixListSet>
            </DescribeManagedPrefixListsResponse>
            """);
        using var ec2 = TestClients.Ec2(answers);

        var response = await ec2.DescribeManagedPrefixListsAsync(
            new DescribeManagedPrefixListsRequest { PrefixListIds = ["pl-1"], Filters = [new Filter("owner-id", ["111122223333", "AWS"])] }, Cancellation);

        Assert.Equal(
            """
            Action=DescribeManagedPrefixLists
            Filter.1.Name=owner-id
            Filter.1.Value.1=111122223333
            Filter.1.Value.2=AWS
            PrefixListId.1=pl-1
            Version=2016-11-15
            """.Split('\n'),
            Assert.Single(answers.Sent).Body.Split('&').Order(StringComparer.Ordinal));
        var (own, ofAws) = (response.PrefixLists[0], response.PrefixLists[1]);
        Assert.Equal(("pl-1", "offices", "111122223333", "IPv4"), (own.PrefixListId, own.PrefixListName, own.OwnerId, own.AddressFamily));
        Assert.Equal((20, 4294967296L, "too many"), (own.MaxEntries, own.Version, own.StateMessage));
        Assert.Same(PrefixListState.ModifyFailed, own.State);
        Assert.Null(ofAws.MaxEntries);
        Assert.Null(ofAws.Version);
        Assert.Null(ofAws.StateMessage);
    }

    [Theory]
    [InlineData("<launchTime>yesterday</launchTime>")]
    [InlineData("<launchTime/>")]
    public async Task A_time_that_is_none_is_an_error(string launchTime)
    {
        using var ec2 = TestClients.Ec2(new CannedAnswers().ThenOk(
            "<DescribeInstancesResponse><reservationSet><item><instancesSet><item>" + launchTime +
            "</item></instancesSet></item></reservationSet></DescribeInstancesResponse>"));

        await Assert.ThrowsAnyAsync<AmazonUnmarshallingException>(() => ec2.DescribeInstancesAsync(new DescribeInstancesRequest(), Cancellation));
    }
}
