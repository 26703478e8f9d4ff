using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using Remediation.Decisions.Instances;

namespace Remediation.Actions.Instances;

/// <summary>
/// Reads what EC2 knows of instances and of the images that they were launched from
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html">DescribeInstances</see>,
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html">DescribeImages</see>).
/// </summary>
/// <param name="ec2">The client.</param>
public sealed class InstanceReader(IAmazonEC2 ec2)
{
    /// <summary>Most values that EC2 takes in one filter.</summary>
    private const int MostIds = 200;

    /// <summary>The instances of those ids. Ids that EC2 does not know, or not yet, are missing: asking by filter, one of them does not fail the call.</summary>
    public async Task<IReadOnlyList<InstanceFacts>> ReadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellation)
    {
        var found = new List<Instance>();
        foreach (string[] ids in instanceIds.Distinct().Chunk(MostIds))
        {
            found.AddRange(await DescribeAsync([new Filter { Name = "instance-id", Values = [.. ids] }], cancellation));
        }

        return await WithImagesAsync(found, cancellation);
    }

    /// <summary>Every instance of the region that runs.</summary>
    public async Task<IReadOnlyList<InstanceFacts>> ReadRunningAsync(CancellationToken cancellation) => await WithImagesAsync(
        await DescribeAsync([new Filter { Name = "instance-state-name", Values = ["running"] }], cancellation), cancellation);

    [Calls("ec2:DescribeInstances")]
    private async Task<List<Instance>> DescribeAsync(List<Filter> filters, CancellationToken cancellation)
    {
        var found = new List<Instance>();
        string? next = null;
        do
        {
            var page = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters, MaxResults = 1000, NextToken = next }, cancellation);
            found.AddRange((page.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    private async Task<IReadOnlyList<InstanceFacts>> WithImagesAsync(List<Instance> instances, CancellationToken cancellation)
    {
        var images = await ImagesAsync(instances.Select(instance => instance.ImageId), cancellation);
        var sources = await ImagesAsync(images.Values.Select(image => image.SourceImageId), cancellation);
        return [.. instances.Select(instance => Facts(instance, images, sources))];
    }

    [Calls("ec2:DescribeImages")]
    private async Task<Dictionary<string, Image>> ImagesAsync(IEnumerable<string?> imageIds, CancellationToken cancellation)
    {
        var images = new Dictionary<string, Image>();
        foreach (string[] ids in imageIds.OfType<string>().Where(id => id.Length > 0).Distinct().Chunk(MostIds))
        {
            var page = await ec2.DescribeImagesAsync(
                new DescribeImagesRequest { Filters = [new Filter { Name = "image-id", Values = [.. ids] }], IncludeDeprecated = true }, cancellation);
            foreach (var image in page.Images ?? [])
            {
                images[image.ImageId] = image;
            }
        }

        return images;
    }

    private static InstanceFacts Facts(Instance instance, Dictionary<string, Image> images, Dictionary<string, Image> sources) => new()
    {
        InstanceId = instance.InstanceId,
        State = instance.State?.Name?.Value ?? "",
        Launched = Utc(instance.LaunchTime) ?? DateTimeOffset.UnixEpoch,
        Image = instance.ImageId is { Length: > 0 } id
            ? images.TryGetValue(id, out var image) ? Facts(image, sources.GetValueOrDefault(image.SourceImageId ?? "")) : new ImageFacts(id)
            : new ImageFacts("an image that EC2 does not name"),
        Tags = (instance.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? ""),
        ProductCodes = Codes(instance.ProductCodes),
        IsWindows = string.Equals(instance.Platform?.Value, "windows", StringComparison.OrdinalIgnoreCase),
        InstanceProfileArn = instance.IamInstanceProfile?.Arn,
        PublicAddress = string.IsNullOrEmpty(instance.PublicIpAddress) ? null : instance.PublicIpAddress,
        SubnetId = instance.SubnetId,
    };

    private static ImageFacts Facts(Image image, Image? source) => new(image.ImageId)
    {
        Name = image.Name ?? "",
        Description = image.Description ?? "",
        Location = image.ImageLocation ?? "",
        OwnerId = image.OwnerId ?? "",
        ProductCodes = Codes(image.ProductCodes),
        Created = Time(image.CreationDate),
        Deprecated = Time(image.DeprecationTime),
        Source = source is null ? null : Facts(source, null),
    };

    private static IReadOnlyList<string> Codes(List<ProductCode>? codes) => [.. (codes ?? []).Select(code => code.ProductCodeId).OfType<string>()];

    private static DateTimeOffset? Utc(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
