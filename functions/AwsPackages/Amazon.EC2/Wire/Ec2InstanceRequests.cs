using Amazon.EC2.Model;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Writes requests about images, tags and snapshots.</summary>
internal static class Ec2InstanceRequests
{
    public static void Write(QueryParameters form, CreateSnapshotsRequest request)
    {
        form.Add("CopyTagsFromSource", request.CopyTagsFromSource?.Value);
        form.Add("Description", request.Description);
        if (request.InstanceSpecification is { } instance)
        {
            form.Add("InstanceSpecification.ExcludeBootVolume", instance.ExcludeBootVolume);
            form.Add("InstanceSpecification.InstanceId", instance.InstanceId);
        }

        form.AddList("TagSpecification", request.TagSpecifications, Ec2Requests.Write);
    }

    public static void Write(QueryParameters form, CreateTagsRequest request)
    {
        form.AddList("ResourceId", request.Resources);
        form.AddList("Tag", request.Tags, Ec2Requests.Write);
    }

    public static void Write(QueryParameters form, DeleteSnapshotRequest request) => form.Add("SnapshotId", request.SnapshotId);

    public static void Write(QueryParameters form, DescribeImagesRequest request)
    {
        form.AddList("Filter", request.Filters, Ec2Requests.Write);
        form.AddList("ImageId", request.ImageIds);
        form.Add("IncludeDeprecated", request.IncludeDeprecated);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.AddList("Owner", request.Owners);
    }

    public static void Write(QueryParameters form, DescribeSnapshotsRequest request)
    {
        form.AddList("Filter", request.Filters, Ec2Requests.Write);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.AddList("Owner", request.OwnerIds);
        form.AddList("SnapshotId", request.SnapshotIds);
    }
}
