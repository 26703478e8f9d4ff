using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>Images with what moto does not know of them: their owners' aliases, dates, product codes and origins; and the pages of the list.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html</summary>
internal sealed class DescribeImages(MotoClient moto, ImageOrigins origins) : Ec2Action("DescribeImages")
{
    private const string Owner = "Owner.";

    protected override async Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation)
    {
        var byUs = Filter.Read(request.Parameters).ToLookup(filter => Member(filter.Name) is not null);
        var forMoto = Filter.Replace(request.Parameters, byUs[false]).Where(name => !name.StartsWith(Owner, StringComparison.Ordinal));
        var response = await moto.SendAsync(request.With(forMoto), cancellation);
        if (!response.Succeeded || Xml.TryParse(response.Body) is not { } root)
        {
            return response;
        }

        var images = root.Items("imagesSet").ToList();
        images.ForEach(image => Complete(AwsScope.Of(request), image));
        images.Where(image => !IsWanted(image, request, byUs[true])).ToList().ForEach(image => image.Remove());
        Pages.Cut(root, "imagesSet", request.Parameters, 1);
        return AwsResponse.Ec2(root);
    }

    private void Complete(AwsScope scope, XElement image)
    {
        if (TestImages.Find(image.Text("imageId")) is { } known)
        {
            image.SetElementValue("imageOwnerAlias", known.OwnerAlias);
            image.SetElementValue("creationDate", known.CreationDate);
            image.SetElementValue("deprecationTime", known.DeprecationTime);
        }

        var id = image.Text("imageId") ?? string.Empty;
        InstanceFacts.SetProductCode(image, origins.First(scope, id)?.ProductCode);
        if (origins.Of(scope, id) is { } origin)
        {
            image.SetElementValue("sourceImageId", origin.Id);
            image.SetElementValue("sourceImageRegion", origin.Region);
        }

        image.SetElementValue("platformDetails", "Linux/UNIX");
        image.SetElementValue("usageOperation", "RunInstances");
    }

    private static bool IsWanted(XElement image, AwsRequest request, IEnumerable<Filter> filters) =>
        filters.All(filter => filter.Accepts(image.Descendants(Member(filter.Name)!).Select(value => value.Value)))
        && IsOwnedByOneOf(image, request)
        && (!IsDeprecated(image) || request.Parameters["IncludeDeprecated"] == "true" || request.Parameters["ImageId.1"] is not null);

    private static bool IsOwnedByOneOf(XElement image, AwsRequest request)
    {
        var owners = request.Parameters.Where(p => p.Key.StartsWith(Owner, StringComparison.Ordinal)).Select(p => p.Value == "self" ? request.Account : p.Value).ToList();
        return owners.Count == 0 || owners.Contains(image.Text("imageOwnerId") ?? string.Empty) || owners.Contains(image.Text("imageOwnerAlias") ?? string.Empty);
    }

    private static bool IsDeprecated(XElement image) =>
        DateTimeOffset.TryParse(image.Text("deprecationTime"), System.Globalization.CultureInfo.InvariantCulture, out var time) && time < DateTimeOffset.UtcNow;

    /// <summary>The element whose text a filter of ours looks at.</summary>
    private static string? Member(string filter) => filter switch
    {
        "owner-alias" => "imageOwnerAlias",
        "creation-date" => "creationDate",
        "platform-details" => "platformDetails",
        "product-code" => "productCode",
        "product-code.type" => "type",
        _ => null,
    };
}
