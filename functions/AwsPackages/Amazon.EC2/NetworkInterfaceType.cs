#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
#pragma warning disable CA1707 // the official names: the SDK keeps the underscores of the values
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// What a network interface is part of. AWS adds types now and then: one that is not listed here is read as it stands.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
/// </summary>
public class NetworkInterfaceType : ConstantClass
{
    /// <summary><c>interface</c></summary>
    public static readonly NetworkInterfaceType Interface = new("interface");

    /// <summary><c>natGateway</c></summary>
    public static readonly NetworkInterfaceType NatGateway = new("natGateway");

    /// <summary><c>efa</c></summary>
    public static readonly NetworkInterfaceType Efa = new("efa");

    /// <summary><c>efa-only</c></summary>
    public static readonly NetworkInterfaceType EfaOnly = new("efa-only");

    /// <summary><c>trunk</c></summary>
    public static readonly NetworkInterfaceType Trunk = new("trunk");

    /// <summary><c>load_balancer</c></summary>
    public static readonly NetworkInterfaceType Load_balancer = new("load_balancer");

    /// <summary><c>network_load_balancer</c></summary>
    public static readonly NetworkInterfaceType Network_load_balancer = new("network_load_balancer");

    /// <summary><c>vpc_endpoint</c></summary>
    public static readonly NetworkInterfaceType Vpc_endpoint = new("vpc_endpoint");

    /// <summary><c>branch</c></summary>
    public static readonly NetworkInterfaceType Branch = new("branch");

    /// <summary><c>transit_gateway</c></summary>
    public static readonly NetworkInterfaceType Transit_gateway = new("transit_gateway");

    /// <summary><c>lambda</c></summary>
    public static readonly NetworkInterfaceType Lambda = new("lambda");

    /// <summary><c>quicksight</c></summary>
    public static readonly NetworkInterfaceType Quicksight = new("quicksight");

    /// <summary><c>global_accelerator_managed</c></summary>
    public static readonly NetworkInterfaceType Global_accelerator_managed = new("global_accelerator_managed");

    /// <summary><c>api_gateway_managed</c></summary>
    public static readonly NetworkInterfaceType Api_gateway_managed = new("api_gateway_managed");

    /// <summary><c>gateway_load_balancer</c></summary>
    public static readonly NetworkInterfaceType Gateway_load_balancer = new("gateway_load_balancer");

    /// <summary><c>gateway_load_balancer_endpoint</c></summary>
    public static readonly NetworkInterfaceType Gateway_load_balancer_endpoint = new("gateway_load_balancer_endpoint");

    /// <summary><c>iot_rules_managed</c></summary>
    public static readonly NetworkInterfaceType Iot_rules_managed = new("iot_rules_managed");

    /// <summary><c>aws_codestar_connections_managed</c></summary>
    public static readonly NetworkInterfaceType Aws_codestar_connections_managed = new("aws_codestar_connections_managed");

    /// <summary>A value by its name on the wire.</summary>
    public NetworkInterfaceType(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static NetworkInterfaceType FindValue(string value) => FindValue<NetworkInterfaceType>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator NetworkInterfaceType(string value) => FindValue(value);
}
