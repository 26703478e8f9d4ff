using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>What moto does not say of instances: the platform's details, and the product code that the image brought along.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html</summary>
internal sealed class InstanceFacts(MotoClient moto, ImageOrigins origins) : Ec2Action("DescribeInstances", "RunInstances")
{
    public static void SetProductCode(XElement resource, string? code)
    {
        if (code is not null)
        {
            resource.Element("productCodes")?.Remove();
            resource.Add(new XElement("productCodes", new XElement("item", new XElement("productCode", code), new XElement("type", "marketplace"))));
        }
    }

    protected override async Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation)
    {
        var response = await moto.SendAsync(request, cancellation);
        if (!response.Succeeded || Xml.TryParse(response.Body) is not { } root)
        {
            return response;
        }

        foreach (var instance in root.Descendants("instanceId").Select(id => id.Parent!).Where(parent => parent.Element("imageId") is not null))
        {
            instance.SetElementValue("platformDetails", "Linux/UNIX");
            SetProductCode(instance, origins.First(AwsScope.Of(request), instance.Text("imageId") ?? string.Empty)?.ProductCode);
        }

        return AwsResponse.Ec2(root);
    }
}
