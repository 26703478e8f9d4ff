#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// Who sells a product. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ProductCode.html
/// </summary>
public class ProductCodeValues : ConstantClass
{
    /// <summary><c>devpay</c></summary>
    public static readonly ProductCodeValues Devpay = new("devpay");

    /// <summary><c>marketplace</c></summary>
    public static readonly ProductCodeValues Marketplace = new("marketplace");

    /// <summary>A value by its name on the wire.</summary>
    public ProductCodeValues(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static ProductCodeValues FindValue(string value) => FindValue<ProductCodeValues>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator ProductCodeValues(string value) => FindValue(value);
}
