#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A prefix list as a source. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PrefixListId.html</summary>
public class PrefixListId
{
    /// <summary>At most 255 characters.</summary>
    public string Description { get; set; }

    /// <summary>Id of the list (<c>pl-…</c>); <c>PrefixListId</c> on the wire.</summary>
    public string Id { get; set; }
}
