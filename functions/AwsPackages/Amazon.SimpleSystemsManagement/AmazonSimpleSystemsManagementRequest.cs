using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Base of every request to Systems Manager.</summary>
public class AmazonSimpleSystemsManagementRequest : AmazonWebServiceRequest;
