#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>A tag. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html</summary>
public class Tag
{
    /// <summary>A tag to be filled in.</summary>
    public Tag()
    {
    }

    /// <summary>A tag with its value.</summary>
    public Tag(string key, string value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>At most 127 characters; case counts.</summary>
    public string Key { get; set; }

    /// <summary>At most 256 characters; case counts.</summary>
    public string Value { get; set; }
}
