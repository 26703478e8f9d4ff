using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>What IAM says to identity policies.</summary>
public sealed class PolicyTests
{
    private const string Group = "arn:aws:ec2:eu-central-1:123456789012:security-group/sg-1";

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"ec2:RevokeSecurityGroupIngress","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"EC2:revokesecuritygroupINGRESS","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":["sns:*","ec2:Revoke*"],"Resource":["arn:aws:sns:::x","arn:aws:ec2:*:*:security-group/*"]}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"ec2:RevokeSecurityGroupEgress","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ec2:Revoke","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:ec2:eu-central-1:123456789012:security-group/sg-2"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:ec2:eu-central-1:123456789012:security-group/sg-?"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:ec2:us-east-1:*:security-group/*"}""", false)]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""", false)]
    public void An_action_on_a_resource_is_allowed_where_a_statement_covers_both(string statement, bool allowed) => Assert.Equal(allowed, Decide(statement).IsAllowed);

    [Fact]
    public void A_deny_wins_over_every_allow_and_is_named()
    {
        var decision = Decide("""{"Effect":"Allow","Action":"*","Resource":"*"}""", """{"Effect":"Deny","Action":"ec2:*","Resource":"arn:aws:ec2:*:*:security-group/*"}""");

        Assert.Equal((false, "Role/Policy/2"), (decision.IsAllowed, decision.DeniedBy));
    }

    [Fact]
    public void Every_grant_that_covers_it_is_told_each_alone()
    {
        var decision = Decide("""{"Effect":"Allow","Action":["ec2:*","ec2:RevokeSecurityGroupIngress","ec2:Describe*"],"Resource":["*","arn:aws:sns:::x"]}""");

        Assert.Equal(["Role/Policy/1: ec2:* on \"*\"", "Role/Policy/1: ec2:RevokeSecurityGroupIngress on \"*\""], decision.Grants.Select(grant => grant.ToString()));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"ec2:Region":"eu-central-1"}}""", true)]
    [InlineData("""{"StringEquals":{"EC2:region":["us-east-1","eu-central-1"]}}""", true)]
    [InlineData("""{"StringEquals":{"ec2:Region":"us-east-1"}}""", false)]
    [InlineData("""{"StringEquals":{"ec2:Region":"eu-*"}}""", false)]
    [InlineData("""{"StringLike":{"ec2:Region":"eu-*"}}""", true)]
    [InlineData("""{"StringNotEquals":{"ec2:Region":"us-east-1"}}""", true)]
    [InlineData("""{"StringNotLike":{"ec2:Region":"eu-*"}}""", false)]
    [InlineData("""{"StringEqualsIgnoreCase":{"ec2:Region":"EU-CENTRAL-1"}}""", true)]
    [InlineData("""{"StringEquals":{"ec2:Region":"eu-central-1","aws:ResourceTag/owner":"bob"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/owner":"alice"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/other":"alice"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"aws:ResourceTag/other":"alice"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/other":"alice"}}""", true)]
    [InlineData("""{"Null":{"aws:ResourceTag/owner":false}}""", true)]
    [InlineData("""{"Null":{"aws:ResourceTag/owner":"true"}}""", false)]
    [InlineData("""{"Null":{"aws:ResourceTag/other":"true"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["one","three"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["one","three"]}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["one","two","three"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:ResourceTag/other":"alice"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:ResourceTag/other":"alice"}}""", false)]
    [InlineData("""{"ArnEquals":{"aws:SourceArn":"arn:aws:events:*:123456789012:rule/r*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:rule/r*"}}""", false)]
    [InlineData("""{"ArnNotEquals":{"aws:SourceArn":"arn:aws:events:*:*:rule/other"}}""", true)]
    [InlineData("""{"Bool":{"aws:SecureTransport":false}}""", true)]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""", false)]
    public void A_statement_counts_where_its_conditions_hold(string condition, bool holds) =>
        Assert.Equal(holds, Decide($$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}""").IsAllowed);

    [Theory]
    [InlineData("""{"NumericLessThan":{"s3:max-keys":"10"}}""", "NumericLessThan")]
    [InlineData("""{"StringEquals":{"ec2:Regoin":"eu-central-1"}}""", "ec2:Regoin")]
    public void A_condition_that_cannot_be_judged_is_named(string condition, string named)
    {
        var unknown = Assert.Throws<LocalAwsException>(() => Decide($$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}"""));

        Assert.Contains(named, unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NotAction")]
    [InlineData("NotResource")]
    [InlineData("Principal")]
    public void A_statement_that_cannot_be_judged_is_named(string member)
    {
        var unknown = Assert.Throws<LocalAwsException>(() => Decide($$"""{"Effect":"Allow","Action":"*","Resource":"*","{{member}}":"*"}"""));

        Assert.Contains($"Role/Policy/1 of the template has {member}", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_policy_of_AWS_is_named() => Assert.Contains(
        "arn:aws:iam::aws:policy/AdministratorAccess",
        Assert.Throws<LocalAwsException>(() => Role(new JsonObject { ["ManagedPolicyArns"] = new JsonArray("arn:aws:iam::aws:policy/AdministratorAccess") })).Message,
        StringComparison.Ordinal);

    private static Decision Decide(params string[] statements) => PolicyEvaluator.Decide(
        Role(new JsonObject
        {
            ["Policies"] = new JsonArray(new JsonObject
            {
                ["PolicyName"] = "Policy",
                ["PolicyDocument"] = new JsonObject { ["Statement"] = new JsonArray([.. statements.Select(statement => JsonNode.Parse(statement))]) },
            }),
        }),
        new Authorization(
            "ec2:RevokeSecurityGroupIngress",
            Group,
            RequestContext.Of(("ec2:Region", "eu-central-1"), ("aws:SourceArn", "arn:aws:events:eu-central-1:123456789012:rule/rule-1"), ("aws:SecureTransport", "false"))
                .With("aws:TagKeys", "one", "two")
                .WithResourceTags([("owner", "alice")], "aws:ResourceTag/")));

    private static RoleDefinition Role(JsonObject properties)
    {
        var template = new JsonObject { ["Resources"] = new JsonObject { ["Role"] = new JsonObject { ["Type"] = "AWS::IAM::Role", ["Properties"] = properties } } };
        return new PolicyReader(template, new Intrinsics(template, new LocalAwsOptions(), "eu-central-1", "http://127.0.0.1"), new Dictionary<string, string>())
            .Read("arn:aws:iam::123456789012:role/remediation-Role")!;
    }
}
