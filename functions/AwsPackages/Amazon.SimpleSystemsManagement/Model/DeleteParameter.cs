#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which parameter to delete. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
/// </summary>
public class DeleteParameterRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Name, with its path (<c>/a/b</c>), or ARN. Required.</summary>
    public string Name { get; set; }
}

/// <summary>The parameter is gone.</summary>
public class DeleteParameterResponse : AmazonWebServiceResponse;
