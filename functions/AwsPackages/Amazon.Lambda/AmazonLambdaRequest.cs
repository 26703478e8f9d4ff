using Amazon.Runtime;

namespace Amazon.Lambda;

/// <summary>Base of every request to Lambda.</summary>
public class AmazonLambdaRequest : AmazonWebServiceRequest;
