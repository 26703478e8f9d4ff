#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Which instances to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html</summary>
public class DescribeInstancesRequest : AmazonEC2Request
{
    /// <summary>Names: <c>instance-state-name</c>, <c>instance.group-id</c>, <c>vpc-id</c>, <c>image-id</c>, <c>tag:KEY</c>, ….</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Ids of instances (<c>i-…</c>). One that does not exist fails the call.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>Most items in one answer, 5 to 1000; not together with ids. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of instances.</summary>
public class DescribeInstancesResponse : AmazonWebServiceResponse
{
    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The instances, by the launch that they came from; null when there is none.</summary>
    public List<Reservation> Reservations { get; set; }
}
