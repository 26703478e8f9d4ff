#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which parameter to read. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
/// </summary>
public class GetParameterRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Name, with its path (<c>/a/b</c>), or ARN; <c>NAME:3</c> for version 3. Required.</summary>
    public string Name { get; set; }

    /// <summary>Whether a <c>SecureString</c> is decrypted. Unset: it is not.</summary>
    public bool? WithDecryption { get; set; }
}

/// <summary>The parameter.</summary>
public class GetParameterResponse : AmazonWebServiceResponse
{
    /// <summary>Never null.</summary>
    public Parameter Parameter { get; set; }
}
