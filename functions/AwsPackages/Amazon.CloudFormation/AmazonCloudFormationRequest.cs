using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>Base of every request to CloudFormation.</summary>
public class AmazonCloudFormationRequest : AmazonWebServiceRequest;
