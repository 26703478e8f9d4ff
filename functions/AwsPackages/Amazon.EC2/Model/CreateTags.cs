#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Tags to write. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html</summary>
public class CreateTagsRequest : AmazonEC2Request
{
    /// <summary>Ids of what is tagged, at most 1000. Required.</summary>
    public List<string> Resources { get; set; }

    /// <summary>The tags; one of the same key gets the new value. Required.</summary>
    public List<Tag> Tags { get; set; }
}

/// <summary>The tags are written.</summary>
public class CreateTagsResponse : AmazonWebServiceResponse;
