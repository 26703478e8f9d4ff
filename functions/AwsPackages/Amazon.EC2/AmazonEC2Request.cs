using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>Base of every request to EC2.</summary>
public class AmazonEC2Request : AmazonWebServiceRequest;
