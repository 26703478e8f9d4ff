using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads the answers about images and snapshots; <see cref="Ec2ImageModels"/> and its neighbour read what they hold.</summary>
internal static class Ec2InstanceResponses
{
    public static CreateSnapshotsResponse ReadCreateSnapshots(XmlUnmarshallerContext xml)
    {
        var response = new CreateSnapshotsResponse();
        foreach (var element in xml.Children())
        {
            if (element == "snapshotSet")
            {
                response.Snapshots = xml.ReadItems(Ec2SnapshotModels.ReadSnapshotInfo);
            }
        }

        return response;
    }

    public static DescribeImagesResponse ReadDescribeImages(XmlUnmarshallerContext xml)
    {
        var response = new DescribeImagesResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "imagesSet": response.Images = xml.ReadItems(Ec2ImageModels.ReadImage); break;
                case "nextToken": response.NextToken = xml.ReadString(); break;
            }
        }

        return response;
    }

    public static DescribeSnapshotsResponse ReadDescribeSnapshots(XmlUnmarshallerContext xml)
    {
        var response = new DescribeSnapshotsResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "nextToken": response.NextToken = xml.ReadString(); break;
                case "snapshotSet": response.Snapshots = xml.ReadItems(Ec2SnapshotModels.ReadSnapshot); break;
            }
        }

        return response;
    }

    /// <summary>An answer without members; only its request id is read, by the context that passes it.</summary>
    public static TResponse ReadNothing<TResponse>(XmlUnmarshallerContext xml)
        where TResponse : AmazonWebServiceResponse, new()
    {
        foreach (var _ in xml.Children())
        {
        }

        return new TResponse();
    }
}
