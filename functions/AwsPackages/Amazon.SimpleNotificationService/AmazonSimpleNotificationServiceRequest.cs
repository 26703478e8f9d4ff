using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>Base of every request to SNS.</summary>
public class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest;
