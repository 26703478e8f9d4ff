namespace Remediation.AwsPackages.Pipeline;

/// <summary>Names of the parameters of AWS's endpoint rule sets.</summary>
internal static class EndpointParameterNames
{
    public const string Region = "Region";
    public const string UseDualStack = "UseDualStack";
    public const string UseFips = "UseFIPS";
    public const string Endpoint = "Endpoint";
}
