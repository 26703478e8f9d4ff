namespace Remediation.Cli.LocalAws;

/// <summary>AWS pages this list, and refuses filters that it does not know. moto returns all, and fails on them.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html</summary>
internal sealed class DescribeRules(MotoClient moto, RuleFacts facts) : Ec2Action("DescribeSecurityGroupRules")
{
    protected override async Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation)
    {
        if (Filter.Read(request.Parameters).FirstOrDefault(f => f.Name is not ("group-id" or "security-group-rule-id") && !f.Name.StartsWith("tag:", StringComparison.Ordinal)) is { } unknown)
        {
            throw new AwsErrorException("InvalidParameterValue", $"The filter '{unknown.Name}' is invalid");
        }

        var response = await moto.SendAsync(request, cancellation);
        if (!response.Succeeded || Xml.TryParse(response.Body) is not { } root)
        {
            return response;
        }

        Pages.Cut(root, "securityGroupRuleSet", request.Parameters, 5);
        foreach (var rule in root.Items("securityGroupRuleSet"))
        {
            facts.Complete(rule, request);
        }

        return AwsResponse.Ec2(root);
    }
}
