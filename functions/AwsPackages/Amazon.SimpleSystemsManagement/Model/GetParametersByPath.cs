#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which parameters to read. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
/// </summary>
public class GetParametersByPathRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Most items in one answer, 1 to 10. Unset: 10.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Path that the names begin with, for example <c>/a/b</c>. Required.</summary>
    public string Path { get; set; }

    /// <summary>Whether paths below that one count too. Unset: they do not.</summary>
    public bool? Recursive { get; set; }

    /// <summary>Whether each <c>SecureString</c> is decrypted. Unset: none is.</summary>
    public bool? WithDecryption { get; set; }
}

/// <summary>One page of parameters.</summary>
public class GetParametersByPathResponse : AmazonWebServiceResponse
{
    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The parameters; empty when there is none.</summary>
    public List<Parameter> Parameters { get; set; }
}
