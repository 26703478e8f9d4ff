using Amazon.EC2;
using Amazon.EC2.Model;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Images, tags and snapshots, against an implementation of EC2 that nobody here has written.</summary>
[Collection(nameof(MotoServer))]
public sealed class MotoSnapshotTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_instance_is_tagged_and_tells_where_it_runs()
    {
        using var ec2 = moto.Ec2();
        var id = await NewInstance();

        await ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [id], Tags = [new Tag("remediation:patch", "on"), new Tag("a b", "ü & <x>")] }, Cancellation);

        var filters = new List<Filter> { new("instance-id", [id]), new("tag:remediation:patch", ["on"]) };
        var described = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters }, Cancellation);
        var instance = Assert.Single(Assert.Single(described.Reservations).Instances);
        Assert.Equal(["a b=ü & <x>", "remediation:patch=on"], instance.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("t3.micro", instance.InstanceType.Value);
        Assert.Same(ArchitectureValues.X86_64, instance.Architecture);
        Assert.StartsWith("subnet-", instance.SubnetId, StringComparison.Ordinal);
        Assert.NotEmpty(instance.PrivateIpAddress);
        Assert.Null(instance.Platform);
    }

    [Fact]
    public async Task An_image_is_described_by_its_id_and_by_its_owner()
    {
        using var ec2 = moto.Ec2();
        var name = $"debian-{Guid.NewGuid():N}";
        var id = await moto.Call(
            "ec2", "CreateImage", "imageId", ("InstanceId", await NewInstance()), ("Name", name), ("Description", "made by a test"));

        var byId = await ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id], IncludeDeprecated = true }, Cancellation);
        var byName = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new Filter("name", [name])] }, Cancellation);
        var missing = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-00000000000000000"] }, Cancellation));

        var image = Assert.Single(byId.Images);
        Assert.Equal((id, name, "made by a test"), (image.ImageId, image.Name, image.Description));
        Assert.Equal("123456789012", image.OwnerId);
        Assert.Same(ImageState.Available, image.State);
        Assert.Same(ArchitectureValues.X86_64, image.Architecture);
        Assert.True(DateTime.TryParse(image.CreationDate, out _), image.CreationDate);
        Assert.Equal(id, Assert.Single(byName.Images).ImageId);
        Assert.Equal("InvalidAMIID.NotFound", missing.ErrorCode);
    }

    [Fact]
    public async Task The_volumes_of_an_instance_are_kept_found_by_tag_and_let_go()
    {
        using var ec2 = moto.Ec2();
        var run = Guid.NewGuid().ToString("N");

        var begun = await ec2.CreateSnapshotsAsync(
            new CreateSnapshotsRequest
            {
                InstanceSpecification = new InstanceSpecification { InstanceId = await NewInstance() },
                Description = "before patching",
                TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [new Tag("run", run)] }],
            },
            Cancellation);
        var found = await ec2.DescribeSnapshotsAsync(
            new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = [new Filter("tag:run", [run])] }, Cancellation);
        await ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = begun.Snapshots[0].SnapshotId }, Cancellation);
        var gone = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = begun.Snapshots[0].SnapshotId }, Cancellation));

        var (first, snapshot) = (Assert.Single(begun.Snapshots), Assert.Single(found.Snapshots));
        Assert.Equal((first.SnapshotId, first.VolumeId, first.VolumeSize), (snapshot.SnapshotId, snapshot.VolumeId, snapshot.VolumeSize));
        Assert.Equal("before patching", snapshot.Description);
        Assert.Same(SnapshotState.Completed, snapshot.State);
        Assert.Equal(run, Assert.Single(first.Tags).Value);
        Assert.InRange(snapshot.StartTime!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal("InvalidSnapshot.NotFound", gone.ErrorCode);
    }

    private Task<string> NewInstance() => moto.Call(
        "ec2", "RunInstances", "instanceId",
        ("ImageId", "ami-00000000000000001"), ("InstanceType", "t3.micro"), ("MinCount", "1"), ("MaxCount", "1"));
}
