#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Which network interfaces to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
/// </summary>
public class DescribeNetworkInterfacesRequest : AmazonEC2Request
{
    /// <summary>Names: <c>group-id</c>, <c>attachment.instance-id</c>, <c>interface-type</c>, <c>vpc-id</c>, <c>tag:KEY</c>, ….</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Most items in one answer, 5 to 1000; not together with ids. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Ids of interfaces (<c>eni-…</c>). One that does not exist fails the call.</summary>
    public List<string> NetworkInterfaceIds { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of network interfaces.</summary>
public class DescribeNetworkInterfacesResponse : AmazonWebServiceResponse
{
    /// <summary>The interfaces; null when there is none.</summary>
    public List<NetworkInterface> NetworkInterfaces { get; set; }

    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }
}
