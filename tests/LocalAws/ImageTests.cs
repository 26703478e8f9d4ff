using System.Xml.Linq;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class ImageTests(LocalAwsFixture fixture)
{
    [Theory]
    [InlineData("136693071363", "debian-13-arm64-*", "ami-0deb1300000000013")]
    [InlineData("aws-marketplace", "*TYPO3*", "ami-0cafe000000000012")]
    [InlineData("amazon", "al2023-*", "ami-0a120000000002023")]
    [InlineData("099720109477", "ubuntu*", "ami-0b000000000002404")]
    public async Task The_images_are_found_by_owner_and_name(string owner, string name, string id)
    {
        var found = await ImagesAsync(("Owner.1", owner), ("Filter.1.Name", "name"), ("Filter.1.Value.1", name));

        Assert.Equal([id], found.Select(image => image.Text("imageId")));
    }

    [Fact]
    public async Task An_image_has_dates_an_owner_and_its_product_code()
    {
        var typo3 = (await ImagesAsync(("ImageId.1", Machines.Typo3))).Single();
        var debian = (await ImagesAsync(("ImageId.1", Machines.Debian12))).Single();

        Assert.Equal(("aws-marketplace", "679593333241", "Linux/UNIX"), (typo3.Text("imageOwnerAlias"), typo3.Text("imageOwnerId"), typo3.Text("platformDetails")));
        Assert.Equal(("5typo3v12lts0example0code", "marketplace"), (typo3.Descendants("productCode").Single().Value, typo3.Descendants("type").Single(t => t.Parent!.Parent!.Name == "productCodes").Value));
        Assert.Equal((null, "2024-07-17T18:14:47.000Z", "2026-07-17T18:14:47.000Z"), (debian.Text("imageOwnerAlias"), debian.Text("creationDate"), debian.Text("deprecationTime")));
    }

    [Fact]
    public async Task A_deprecated_image_is_listed_only_for_those_who_name_it_or_ask_for_such()
    {
        Assert.DoesNotContain(await ImagesAsync(("Owner.1", "136693071363")), image => image.Text("imageId") == Machines.Debian12);
        Assert.Contains(await ImagesAsync(("Owner.1", "136693071363"), ("IncludeDeprecated", "true")), image => image.Text("imageId") == Machines.Debian12);
    }

    [Fact]
    public async Task An_instance_brings_the_product_code_of_its_image_along()
    {
        var id = await new Machines(fixture.Aws).LaunchAsync(Machines.Typo3);

        var instance = (await fixture.Client.Ec2Async("DescribeInstances", ("InstanceId.1", id))).Xml.Descendants("instancesSet").Single().Element("item")!;

        Assert.Equal("5typo3v12lts0example0code", instance.Descendants("productCode").Single().Value);
        Assert.Equal("Linux/UNIX", instance.Text("platformDetails"));
    }

    [Fact]
    public async Task A_copy_and_an_image_of_an_instance_name_their_source_and_keep_product_code_and_platform()
    {
        var aws = fixture.Client;
        var copy = (await aws.Ec2Async("CopyImage", ("SourceImageId", Machines.Typo3), ("SourceRegion", "eu-central-1"), ("Name", "web"))).Xml.Text("imageId")!;
        var machines = new Machines(fixture.Aws);
        var golden = (await aws.Ec2Async("CreateImage", ("InstanceId", await machines.ManagedAsync(copy)), ("Name", "golden"))).Xml.Text("imageId")!;

        var images = await ImagesAsync(("ImageId.1", copy), ("ImageId.2", golden));

        Assert.Equal([Machines.Typo3, copy], images.OrderBy(i => i.Text("name") == "golden").Select(i => i.Text("sourceImageId")));
        Assert.All(images, image => Assert.Equal("5typo3v12lts0example0code", image.Descendants("productCode").Single().Value));
        var information = (await machines.InformationOfAsync(await machines.ManagedAsync(golden))).Single();
        Assert.Equal("Debian GNU/Linux 12", $"{information["PlatformName"]} {information["PlatformVersion"]}");
    }

    [Fact]
    public async Task The_images_are_there_in_a_second_region_too()
    {
        var there = new AwsClient(fixture.Aws) { Region = "us-west-2" };

        Assert.Equal(5, (await there.Ec2Async("DescribeImages", ("IncludeDeprecated", "true"))).Xml.Items("imagesSet").Count());
    }

    private async Task<IReadOnlyList<XElement>> ImagesAsync(params (string, string)[] parameters) => [.. (await fixture.Client.Ec2Async("DescribeImages", parameters)).Xml.Items("imagesSet")];
}
