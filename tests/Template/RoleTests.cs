using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>Who may take on the roles, and how far they reach.</summary>
public sealed class RoleTests
{
    private static readonly string[] Services = ["lambda.amazonaws.com", "scheduler.amazonaws.com", "chatbot.amazonaws.com"];

    /// <summary>Calls that change something and for which AWS knows no resources.</summary>
    private static readonly Dictionary<string, string> WithoutResources = new()
    {
        ["xray:PutTraceSegments"] = "a trace has no ARN before it is sent",
        ["xray:PutTelemetryRecords"] = "counts of the daemon itself",
    };

    private static readonly string[] Reading = ["Describe", "Get", "List"];

    public static TheoryData<string> Sets => Transform.Sets;

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_role_is_for_one_service_working_for_this_account(string set)
    {
        var stack = await Transform.StackAsync(set);

        Assert.NotEmpty(stack.Of("AWS::IAM::Role"));
        Assert.All(stack.Of("AWS::IAM::Role"), role =>
        {
            var trust = Assert.Single(Statement.Of(role.Properties["AssumeRolePolicyDocument"]));
            Assert.Equal(("Allow", "sts:AssumeRole"), (trust.Effect, Assert.Single(trust.Actions)));
            Assert.Contains(Assert.Single(trust.Services), Services);
            Assert.True(trust.ValuesOf("aws:SourceAccount") is ["123456789012"], $"{role} trusts its service whoever it works for");
            Assert.NotNull(role.Properties["Description"].String());
            Assert.Equal(ParameterSets.All[set].GetValueOrDefault("PermissionsBoundary"), role.Properties["PermissionsBoundary"].String());
        });
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task What_changes_something_names_what_it_may_change(string set)
    {
        var stack = await Transform.StackAsync(set);

        foreach (var role in stack.Of("AWS::IAM::Role"))
        {
            Assert.All(stack.StatementsOf(role), statement =>
            {
                Assert.Equal("Allow", statement.Effect);
                Assert.DoesNotContain(statement.Actions, action => action.Contains('*', StringComparison.Ordinal));
                Assert.DoesNotContain("iam:PassRole", statement.Actions);
                var changing = statement.Actions.Where(action => !Reading.Any(verb => action.Split(':')[1].StartsWith(verb, StringComparison.Ordinal)) && !WithoutResources.ContainsKey(action));
                Assert.True(!statement.Resources.Contains("*") || !changing.Any(), $"{role} may {string.Join(", ", changing)} on everything");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Queues_and_topics_take_nothing_without_TLS_and_from_services_only_for_a_source_of_ours(string set)
    {
        var stack = await Transform.StackAsync(set);
        var statements = stack.Of("AWS::SQS::QueuePolicy").Concat(stack.Of("AWS::SNS::TopicPolicy")).SelectMany(policy => Statement.Of(policy.Properties["PolicyDocument"])).ToList();

        var closed = statements.Where(statement => statement.Effect == "Deny" && statement.ValuesOf("aws:SecureTransport") is ["false"]).SelectMany(statement => statement.Resources).ToList();
        Assert.All(stack.Of("AWS::SQS::Queue").Concat(stack.Of("AWS::SNS::Topic")), one => Assert.Contains(stack.ArnOf(one), closed));
        Assert.All(statements.Where(statement => statement.Effect == "Allow" && statement.Services.Count > 0), statement => Assert.True(
            statement.ValuesOf("aws:SourceArn").Count > 0 || statement.ValuesOf("aws:SourceAccount").Count > 0,
            $"{statement.Json["Sid"].String()} lets {statement.Services[0]} in whoever it works for"));
    }
}
