#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Which images to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html</summary>
public class DescribeImagesRequest : AmazonEC2Request
{
    /// <summary>Names: <c>name</c>, <c>owner-alias</c>, <c>product-code</c>, <c>state</c>, <c>tag:KEY</c>, ….</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Ids of images (<c>ami-…</c>). One that does not exist, or may not be seen, fails the call.</summary>
    public List<string> ImageIds { get; set; }

    /// <summary>Whether deprecated images of others are listed too. Unset: only the account's own are.</summary>
    public bool? IncludeDeprecated { get; set; }

    /// <summary>Most items in one answer, 1 to 1000; not together with ids. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Account ids, <c>self</c>, <c>amazon</c>, <c>aws-backup-vault</c>, <c>aws-marketplace</c>. Unset: every owner.</summary>
    public List<string> Owners { get; set; }
}

/// <summary>One page of images.</summary>
public class DescribeImagesResponse : AmazonWebServiceResponse
{
    /// <summary>The images; null when there is none.</summary>
    public List<Image> Images { get; set; }

    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }
}
