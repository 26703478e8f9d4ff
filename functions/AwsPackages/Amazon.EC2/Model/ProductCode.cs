#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// A product that is paid for with an image.
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ProductCode.html
/// </summary>
public class ProductCode
{
    /// <summary>Code of the product.</summary>
    public string ProductCodeId { get; set; }

    /// <summary>Who sells it.</summary>
    public ProductCodeValues ProductCodeType { get; set; }
}
