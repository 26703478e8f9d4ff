using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.SimpleNotificationService.Wire;

/// <summary>
/// The operations about subscriptions. A class of their own: no function calls them, and native code leaves out what nothing refers to by
/// whole classes of such fields.
/// </summary>
internal static class SnsSubscriptionOperations
{
    public static readonly InvokeOptions GetSubscriptionAttributes = new()
    {
        RequestMarshaller = new QueryRequestMarshaller<GetSubscriptionAttributesRequest>(
            "Amazon.SimpleNotificationService", SnsOperations.ApiVersion, nameof(GetSubscriptionAttributes), Write),
        ResponseUnmarshaller = new SnsResponseReader(nameof(GetSubscriptionAttributes), ReadAttributesResult),
    };

    private static void Write(QueryParameters form, GetSubscriptionAttributesRequest request) => form.Add("SubscriptionArn", request.SubscriptionArn);

    private static GetSubscriptionAttributesResponse ReadAttributesResult(XmlUnmarshallerContext xml)
    {
        var response = new GetSubscriptionAttributesResponse();
        foreach (var element in xml.Children())
        {
            if (element == "Attributes")
            {
                response.Attributes = xml.ReadMap();
            }
        }

        return response;
    }
}
