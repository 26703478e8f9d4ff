using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.SimpleNotificationService.Wire;

/// <summary>Every operation: its name on the wire, how its request is written and how its answer is read.</summary>
internal static class SnsOperations
{
    public const string ServiceId = "SNS";
    public const string ApiVersion = "2010-03-31";

    public static readonly InvokeOptions Publish = new()
    {
        RequestMarshaller = new QueryRequestMarshaller<PublishRequest>("Amazon.SimpleNotificationService", ApiVersion, nameof(Publish), Write),
        ResponseUnmarshaller = new SnsResponseReader(nameof(Publish), ReadPublishResult),
    };

    private static void Write(QueryParameters form, PublishRequest request)
    {
        form.Add("Message", request.Message);
        form.AddList("MessageAttributes.entry", request.MessageAttributes?.ToList(), Write);
        form.Add("MessageStructure", request.MessageStructure);
        form.Add("Subject", request.Subject);
        form.Add("TopicArn", request.TopicArn);
    }

    private static void Write(QueryParameters form, KeyValuePair<string, MessageAttributeValue> attribute)
    {
        form.Add("Name", attribute.Key);
        form.Add("Value.DataType", attribute.Value.DataType);
        form.Add("Value.StringValue", attribute.Value.StringValue);
    }

    private static PublishResponse ReadPublishResult(XmlUnmarshallerContext xml)
    {
        var response = new PublishResponse();
        foreach (var element in xml.Children())
        {
            if (element == "MessageId")
            {
                response.MessageId = xml.ReadString();
            }
        }

        return response;
    }
}
