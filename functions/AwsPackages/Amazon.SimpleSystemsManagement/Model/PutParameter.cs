#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>What to write. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html</summary>
public class PutParameterRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>At most 1024 characters.</summary>
    public string Description { get; set; }

    /// <summary>Name, with its path (<c>/a/b</c>): letters, digits, <c>.-_/</c>, at most 15 levels. Required.</summary>
    public string Name { get; set; }

    /// <summary>Whether a parameter that exists gets a new version. Unset: that is an error.</summary>
    public bool? Overwrite { get; set; }

    /// <summary>Required for a new parameter.</summary>
    public ParameterType Type { get; set; }

    /// <summary>The value, 1 to 4096 characters (8192 in the advanced tier). Required.</summary>
    public string Value { get; set; }
}

/// <summary>It is written.</summary>
public class PutParameterResponse : AmazonWebServiceResponse
{
    /// <summary>Number of the version that was written; 1 for a new parameter.</summary>
    public long? Version { get; set; }
}
