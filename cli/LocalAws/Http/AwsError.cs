using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>An error as AWS tells it. A fault of the caller unless the status says server.</summary>
internal sealed record AwsError(string Code, string Message, int Status = 400)
{
    public bool IsSender => Status < 500 && Code is not "RequestLimitExceeded";

    /// <summary>The error in the form of the service that was called.</summary>
    public AwsResponse For(AwsRequest request) => For(request.Service, request.Protocol, request.RequestId);

    public AwsResponse For(string service, AwsProtocol protocol, string requestId) => protocol switch
    {
        AwsProtocol.Ec2Query => XmlAnswer(
            new XElement(
                "Response",
                new XElement("Errors", new XElement("Error", new XElement("Code", Code), new XElement("Message", Message))),
                new XElement("RequestID", requestId)),
            requestId),
        AwsProtocol.Query => XmlAnswer(
            new XElement(
                "ErrorResponse",
                new XElement("Error", new XElement("Type", IsSender ? "Sender" : "Receiver"), new XElement("Code", Code), new XElement("Message", Message)),
                new XElement("RequestId", requestId)),
            requestId),
        AwsProtocol.RestXml => XmlAnswer(
            new XElement("Error", new XElement("Code", Code), new XElement("Message", Message), new XElement("RequestId", requestId)),
            requestId),
        AwsProtocol.RestJson => AwsResponse.Json(
            Status,
            LambdaError(Message),
            "application/json",
            ("x-amzn-ErrorType", Code),
            ("x-amzn-RequestId", requestId)),
        _ => AwsResponse.Json(
            Status,
            new JsonObject { ["__type"] = service == "sqs" ? "com.amazonaws.sqs#" + Code : Code, ["message"] = Message },
            protocol == AwsProtocol.Json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
            ("x-amzn-ErrorType", Code),
            ("x-amzn-RequestId", requestId)),
    };

    // Lambda's errors carry the text under either name, depending on the error; clients look for both.
    private JsonObject LambdaError(string text) => new() { ["Type"] = IsSender ? "User" : "Service", ["message"] = text, [nameof(Message)] = text };

    private AwsResponse XmlAnswer(XElement root, string requestId) =>
        new(Status, "text/xml;charset=UTF-8", Xml.Bytes(root), [new("x-amzn-RequestId", requestId)]);
}

/// <summary>An AWS call ends with an error that its caller gets to see.</summary>
internal sealed class AwsErrorException(AwsError error) : Exception($"{error.Code}: {error.Message}")
{
    public AwsErrorException(string code, string message, int status = 400)
        : this(new AwsError(code, message, status))
    {
    }

    public AwsError Error { get; } = error;
}
