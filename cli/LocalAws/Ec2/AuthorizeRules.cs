using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS adds all rules of a request or none, and answers with each. moto keeps those before a failing one and answers with the last permission's only.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html</summary>
internal sealed class AuthorizeRules(RuleStore store, RuleFacts facts) : Ec2Action("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
{
    protected override Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation) => store.AloneAsync(
        async () =>
        {
            var rules = RuleSpec.Read(request.Parameters.Tree);
            if (rules.Count == 0)
            {
                throw new AwsErrorException("MissingParameter", "Source IP ranges, prefix lists or security groups must be specified.");
            }

            var groupId = await store.GroupIdAsync(request, cancellation);
            var added = await AddAllAsync(request, groupId, rules, cancellation);
            return Result(request, new XElement("return", "true"), new XElement("securityGroupRuleSet", added));
        },
        cancellation);

    private async Task<List<XElement>> AddAllAsync(AwsRequest request, string groupId, IReadOnlyList<RuleSpec> rules, CancellationToken cancellation)
    {
        var egress = request.Action.EndsWith("Egress", StringComparison.Ordinal);
        var tags = request.Parameters.Where(p => p.Key.StartsWith("TagSpecification.", StringComparison.Ordinal)).Select(p => (p.Key, (string?)p.Value)).ToList();
        var added = new List<XElement>();
        try
        {
            foreach (var rule in rules)
            {
                var item = await store.AddAsync(request, groupId, egress, rule, tags, cancellation);
                facts.Remember(item.Text("securityGroupRuleId")!, rule.Description);
                facts.Complete(item, request);
                if (item.Element("tagSet") is { HasElements: false } none)
                {
                    none.Remove();
                }

                added.Add(item);
            }
        }
        catch
        {
            await store.RemoveAsync(request, groupId, egress, [.. added.Select(item => item.Text("securityGroupRuleId")!)], CancellationToken.None);
            throw;
        }

        return added;
    }
}
