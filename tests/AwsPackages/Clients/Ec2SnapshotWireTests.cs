using Amazon.EC2;
using Amazon.EC2.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>What an instance was started from, its tags, and its snapshots.</summary>
public sealed class Ec2SnapshotWireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_instance_tells_what_it_was_started_from_and_what_it_may_do()
    {
        using var ec2 = TestClients.Ec2(new CannedAnswers().ThenOk(
            """
            <DescribeInstancesResponse><reservationSet><item><instancesSet>
              <item>
                <instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceType>t4g.micro</instanceType><architecture>arm64</architecture>
                <platformDetails>Linux/UNIX</platformDetails><privateIpAddress>172.31.0.5</privateIpAddress><subnetId>subnet-1</subnetId>
                <productCodes><item><productCode>6um5cfyoqyg5kk2hwxx5ze9yb</productCode><type>marketplace</type></item></productCodes>
                <iamInstanceProfile><arn>arn:aws:iam::111122223333:instance-profile/web</arn><id>AIPAEXAMPLE</id></iamInstanceProfile>
                <instanceState><code>80</code><name>stopped</name></instanceState>
                <stateReason><code>Client.UserInitiatedShutdown</code><message>User initiated shutdown</message></stateReason>
              </item>
              <item><instanceId>i-2</instanceId><platform>windows</platform><productCodes/></item>
            </instancesSet></item></reservationSet></DescribeInstancesResponse>
            """));

        var response = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest(), Cancellation);

        var (debian, windows) = (response.Reservations[0].Instances[0], response.Reservations[0].Instances[1]);
        Assert.Equal(("t4g.micro", "Linux/UNIX", "172.31.0.5", "subnet-1"), (debian.InstanceType.Value, debian.PlatformDetails, debian.PrivateIpAddress, debian.SubnetId));
        Assert.Same(ArchitectureValues.Arm64, debian.Architecture);
        var product = Assert.Single(debian.ProductCodes);
        Assert.Equal("6um5cfyoqyg5kk2hwxx5ze9yb", product.ProductCodeId);
        Assert.Same(ProductCodeValues.Marketplace, product.ProductCodeType);
        Assert.Equal(("arn:aws:iam::111122223333:instance-profile/web", "AIPAEXAMPLE"), (debian.IamInstanceProfile.Arn, debian.IamInstanceProfile.Id));
        Assert.Equal(("Client.UserInitiatedShutdown", "User initiated shutdown"), (debian.StateReason.Code, debian.StateReason.Message));
        Assert.Null(debian.Platform);
        Assert.Equal(PlatformValues.Windows, windows.Platform);
        Assert.Null(windows.ProductCodes);
        Assert.Null(windows.IamInstanceProfile);
        Assert.Null(windows.StateReason);
    }

    [Fact]
    public async Task Images_are_asked_for_even_when_they_are_deprecated_and_read_with_their_owner()
    {
        var answers = new CannedAnswers().ThenOk(
            """
            <DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId><imagesSet>
              <item>
                <imageId>ami-1</imageId><imageLocation>amazon/debian-12-arm64</imageLocation><imageState>available</imageState><imageOwnerId>136693071363</imageOwnerId>
                <creationDate>2026-07-01T12:30:15.000Z</creationDate><deprecationTime>2028-07-01T12:30:00.000Z</deprecationTime><architecture>arm64</architecture>
                <imageOwnerAlias>amazon</imageOwnerAlias><name>debian-12-arm64</name><description>Debian 12</description><platformDetails>Linux/UNIX</platformDetails>
                <productCodes><item><productCode>abc</productCode><type>marketplace</type></item></productCodes>
                <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName></item></blockDeviceMapping>
                <sourceImageId>ami-0</sourceImageId><sourceImageRegion>us-east-1</sourceImageRegion><tagSet><item><key>a</key><value>b</value></item></tagSet>
              </item>
              <item><imageId>ami-2</imageId><imageState>state-of-tomorrow</imageState><tagSet/></item>
            </imagesSet><nextToken>page-2</nextToken></DescribeImagesResponse>
            """);
        using var ec2 = TestClients.Ec2(answers);

        var response = await ec2.DescribeImagesAsync(
            new DescribeImagesRequest
            {
                ImageIds = ["ami-1", "ami-2"], IncludeDeprecated = true, Owners = ["amazon", "self"], Filters = [new Filter("state", ["available"])],
            },
            Cancellation);

        Assert.Equal(
            """
            Action=DescribeImages
            Filter.1.Name=state
            Filter.1.Value.1=available
            ImageId.1=ami-1
            ImageId.2=ami-2
            IncludeDeprecated=true
            Owner.1=amazon
            Owner.2=self
            Version=2016-11-15
            """.Split('\n'),
            Assert.Single(answers.Sent).Body.Split('&').Order(StringComparer.Ordinal));
        Assert.Equal("page-2", response.NextToken);
        var (debian, other) = (response.Images[0], response.Images[1]);
        Assert.Equal(("ami-1", "debian-12-arm64", "Debian 12", "136693071363", "amazon"), (debian.ImageId, debian.Name, debian.Description, debian.OwnerId, debian.ImageOwnerAlias));
        Assert.Equal(("2026-07-01T12:30:15.000Z", "2028-07-01T12:30:00.000Z"), (debian.CreationDate, debian.DeprecationTime));
        Assert.Equal(("amazon/debian-12-arm64", "Linux/UNIX", "ami-0", "us-east-1"), (debian.ImageLocation, debian.PlatformDetails, debian.SourceImageId, debian.SourceImageRegion));
        Assert.Same(ImageState.Available, debian.State);
        Assert.Same(ArchitectureValues.Arm64, debian.Architecture);
        Assert.Equal("abc", Assert.Single(debian.ProductCodes).ProductCodeId);
        Assert.Equal("a", Assert.Single(debian.Tags).Key);
        Assert.Equal("state-of-tomorrow", other.State.Value);
        Assert.Null(other.Name);
        Assert.Null(other.Tags);
    }

    [Fact]
    public async Task Snapshots_of_an_instance_are_begun_listed_and_deleted()
    {
        var answers = new CannedAnswers()
            .ThenOk(
                """
                <CreateSnapshotsResponse><requestId>r-1</requestId><snapshotSet>
                  <item><snapshotId>snap-1</snapshotId><volumeId>vol-1</volumeId><state>pending</state><volumeSize>8</volumeSize><ownerId>111122223333</ownerId>
                  <startTime>2026-07-01T12:30:15.123Z</startTime><progress/><description>before patching</description><tagSet><item><key>a</key><value>b</value></item></tagSet></item>
                </snapshotSet></CreateSnapshotsResponse>
                """)
            .ThenOk(
                """
                <DescribeSnapshotsResponse><snapshotSet>
                  <item><snapshotId>snap-1</snapshotId><status>error</status><statusMessage>key is gone</statusMessage><progress>80%</progress>
                  <startTime>2026-07-01T12:30:15.123Z</startTime><volumeId>vol-1</volumeId><volumeSize>8</volumeSize></item>
                </snapshotSet><nextToken>page-2</nextToken></DescribeSnapshotsResponse>
                """)
            .ThenOk("<DeleteSnapshotResponse><requestId>r-3</requestId><return>true</return></DeleteSnapshotResponse>");
        using var ec2 = TestClients.Ec2(answers);

        var begun = await ec2.CreateSnapshotsAsync(
            new CreateSnapshotsRequest
            {
                Description = "before patching",
                InstanceSpecification = new InstanceSpecification { InstanceId = "i-1", ExcludeBootVolume = false },
                CopyTagsFromSource = CopyTagsFromSource.Volume,
                TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [new Tag("a", "b")] }],
            },
            Cancellation);
        var listed = await ec2.DescribeSnapshotsAsync(
            new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = [new Filter("tag:a", ["b"])], MaxResults = 5, NextToken = "page-1" }, Cancellation);
        var deleted = await ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = "snap-1" }, Cancellation);

        Assert.Equal(
            """
            Action=CreateSnapshots
            CopyTagsFromSource=volume
            Description=before%20patching
            InstanceSpecification.ExcludeBootVolume=false
            InstanceSpecification.InstanceId=i-1
            TagSpecification.1.ResourceType=snapshot
            TagSpecification.1.Tag.1.Key=a
            TagSpecification.1.Tag.1.Value=b
            Version=2016-11-15
            """.Split('\n'),
            answers.Sent[0].Body.Split('&').Order(StringComparer.Ordinal));
        Assert.Equal(("self", "tag:a", "5", "page-1"), (answers.Sent[1].Form["Owner.1"], answers.Sent[1].Form["Filter.1.Name"], answers.Sent[1].Form["MaxResults"], answers.Sent[1].Form["NextToken"]));
        Assert.Equal(("DeleteSnapshot", "snap-1"), (answers.Sent[2].Form["Action"], answers.Sent[2].Form["SnapshotId"]));
        var first = Assert.Single(begun.Snapshots);
        Assert.Equal(("snap-1", "vol-1", 8, "111122223333", "before patching"), (first.SnapshotId, first.VolumeId, first.VolumeSize, first.OwnerId, first.Description));
        Assert.Same(SnapshotState.Pending, first.State);
        Assert.Equal(new DateTime(2026, 7, 1, 12, 30, 15, 123), first.StartTime);
        Assert.Equal(DateTimeKind.Utc, first.StartTime!.Value.Kind);
        var failed = Assert.Single(listed.Snapshots);
        Assert.Same(SnapshotState.Error, failed.State);
        Assert.Equal(("key is gone", "80%"), (failed.StateMessage, failed.Progress));
        Assert.Equal("page-2", listed.NextToken);
        Assert.Equal("r-3", deleted.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Tags_are_written_on_several_resources_at_once()
    {
        var answers = new CannedAnswers().ThenOk("<CreateTagsResponse><requestId>r-1</requestId><return>true</return></CreateTagsResponse>");
        using var ec2 = TestClients.Ec2(answers);

        await ec2.CreateTagsAsync(new CreateTagsRequest { Resources = ["i-1", "vol-1"], Tags = [new Tag("a b", ""), new Tag("c", "d")] }, Cancellation);

        Assert.Equal(
            """
            Action=CreateTags
            ResourceId.1=i-1
            ResourceId.2=vol-1
            Tag.1.Key=a%20b
            Tag.1.Value=
            Tag.2.Key=c
            Tag.2.Value=d
            Version=2016-11-15
            """.Split('\n'),
            Assert.Single(answers.Sent).Body.Split('&').Order(StringComparer.Ordinal));
    }
}
