using Amazon.CloudFormation.Model;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.CloudFormation.Wire;

/// <summary>Every operation: its name on the wire, how its request is written and how its answer is read.</summary>
internal static class CloudFormationOperations
{
    public const string ServiceId = "CloudFormation";
    public const string ApiVersion = "2010-05-15";

    public static readonly InvokeOptions ListStackResources = new()
    {
        RequestMarshaller = new QueryRequestMarshaller<ListStackResourcesRequest>("Amazon.CloudFormation", ApiVersion, nameof(ListStackResources), Write),
        ResponseUnmarshaller = new CloudFormationResponseReader(nameof(ListStackResources), ReadResourcesResult),
    };

    private static void Write(QueryParameters form, ListStackResourcesRequest request)
    {
        form.Add("NextToken", request.NextToken);
        form.Add("StackName", request.StackName);
    }

    private static ListStackResourcesResponse ReadResourcesResult(XmlUnmarshallerContext xml)
    {
        var response = new ListStackResourcesResponse();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "NextToken":
                    response.NextToken = xml.ReadString();
                    break;
                case "StackResourceSummaries":
                    response.StackResourceSummaries = xml.ReadItems(ReadResource, "member");
                    break;
            }
        }

        return response;
    }

    private static StackResourceSummary ReadResource(XmlUnmarshallerContext xml)
    {
        var resource = new StackResourceSummary();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "LogicalResourceId":
                    resource.LogicalResourceId = xml.ReadString();
                    break;
                case "PhysicalResourceId":
                    resource.PhysicalResourceId = xml.ReadString();
                    break;
                case "ResourceType":
                    resource.ResourceType = xml.ReadString();
                    break;
            }
        }

        return resource;
    }
}
