using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>Base of every request to EventBridge.</summary>
public class AmazonEventBridgeRequest : AmazonWebServiceRequest;
