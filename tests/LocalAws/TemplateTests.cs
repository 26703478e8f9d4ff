using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

public sealed class TemplateTests
{
    private static StackDefinition Stack(LocalAwsOptions? options = null, string region = "eu-central-1") =>
        SamTemplate.Load(Requirements.TemplatePath, options ?? new LocalAwsOptions(), "http://127.0.0.1:4566").In(region);

    private static FunctionDefinition Guard(StackDefinition stack) => stack.Functions.Single(f => f.LogicalId == "Guard");

    [Fact]
    public void A_function_has_its_own_properties_and_the_global_ones()
    {
        var guard = Guard(Stack());

        Assert.Equal("remediation-Guard", guard.Name);
        Assert.Equal("arn:aws:lambda:eu-central-1:123456789012:function:remediation-Guard", guard.Arn);
        Assert.Equal("Guard", guard.Handler);
        Assert.Equal(TimeSpan.FromSeconds(20), guard.Timeout);
        Assert.Equal(256, guard.MemorySize);
        Assert.Equal("JSON", guard.LogFormat);
        Assert.Equal("arn:aws:iam::123456789012:role/remediation-GuardRole", guard.RoleArn);
        Assert.Equal("/var/task/roots.pem", guard.Environment["CERTIFICATES"]);
        Assert.Equal(TimeSpan.FromSeconds(1), Stack().Functions.Single(f => f.LogicalId == "Stubborn").Timeout);
    }

    [Fact]
    public void Intrinsic_functions_become_the_values_that_hold_here()
    {
        var environment = Guard(Stack(region: "us-east-1")).Environment;

        Assert.Equal("arn:aws:sns:us-east-1:123456789012:remediation-notices", environment["NOTICE_TOPIC_ARN"]);
        Assert.Equal("80,443", environment["PORTS"]);
        Assert.Equal("us-east-1/123456789012/remediation-notices", environment["WHERE"]);
        Assert.Equal("Enforce", environment["MODE"]);
        Assert.False(environment.ContainsKey("EXTRA"));
    }

    [Fact]
    public void Parameters_override_defaults_and_decide_conditions()
    {
        var stack = Stack(new LocalAwsOptions { Parameters = new Dictionary<string, string> { ["Extra"] = "yes", ["Mode"] = "Notify" } });

        Assert.Equal("yes", Guard(stack).Environment["EXTRA"]);
        Assert.Equal("Notify", Guard(stack).Environment["MODE"]);
        Assert.Contains(stack.Functions, f => f.LogicalId == "Optional");
        Assert.DoesNotContain(Stack().Functions, f => f.LogicalId == "Optional");
    }

    [Fact]
    public void A_rule_keeps_its_pattern_with_the_role_worked_out_and_its_generated_queue()
    {
        var stack = Stack();
        var rule = Assert.Single(Guard(stack).Rules);

        Assert.Equal(
            """[{"exists":false},{"anything-but":"arn:aws:iam::123456789012:role/remediation-GuardRole"}]""",
            rule.Pattern["detail"]!["userIdentity"]!["sessionContext"]!["sessionIssuer"]!["arn"]!.ToJsonString());
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:remediation-NotDelivered", rule.DeadLetterArn);
        Assert.Contains(stack.Queues, q => q.Name == "remediation-NotDelivered");
    }

    [Fact]
    public void Failures_go_where_the_template_says()
    {
        var stubborn = Stack().Functions.Single(f => f.LogicalId == "Stubborn");

        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:remediation-Failures", stubborn.OnFailureArn);
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:remediation-RawFailures", stubborn.DeadLetterArn);
        Assert.Equal("arn:aws:iam::123456789012:role/remediation-StubbornRole", stubborn.RoleArn);
        Assert.Equal("1209600", Stack().Queues.Single(q => q.LogicalId == "Failures").Attributes["MessageRetentionPeriod"]);
    }

    [Fact]
    public void A_rule_that_stands_alone_names_its_targets_and_one_that_is_disabled_is_not_there()
    {
        var rules = Stack().Rules;

        Assert.Equal(["remediation-InstanceRunning", "remediation-ToDoomed"], rules.Select(r => r.Name));
        Assert.Equal("""{"state":["running"]}""", rules[0].Pattern["detail"]!.ToJsonString());
        Assert.Equal(
            [new RuleTarget("arn:aws:sqs:eu-central-1:123456789012:remediation-Doomed", "arn:aws:sqs:eu-central-1:123456789012:remediation-Failures"),
             new RuleTarget("arn:aws:lambda:eu-central-1:123456789012:function:remediation-Guard", null)],
            rules[1].Targets);
    }

    [Fact]
    public void A_function_names_the_queue_that_it_is_fed_from()
    {
        var mapping = Stack().Functions.Single(f => f.LogicalId == "Worker").Queues.Single();

        Assert.Equal(new QueueMappingDefinition("arn:aws:sqs:eu-central-1:123456789012:remediation-Launches", 5, TimeSpan.Zero, true), mapping);
    }

    [Theory]
    [InlineData("Resources: [", "not valid YAML")]
    [InlineData("Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: !Ref Nowhere}", "'Nowhere'")]
    [InlineData("Parameters: {P: {Type: String}}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: !Ref P}", "parameter P has no Default")]
    public void A_broken_template_is_refused_with_a_sentence(string yaml, string reason)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, yaml);

        var refused = Assert.Throws<LocalAwsException>(() => SamTemplate.Load(path, new LocalAwsOptions(), "http://127.0.0.1:1").In("eu-central-1"));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Theory]
    [InlineData("""{"schemaVersion":"1.2"}""", "its schemaVersion is not 2.2")]
    [InlineData("""{"schemaVersion":"2.2","mainSteps":[]}""", "it has no mainSteps")]
    [InlineData("""{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"Go","inputs":{"timeoutSeconds":"5"},"runCommand":["true"]}]}""", "its step Go has the member runCommand, which does not belong there")]
    [InlineData("""{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"Go","inputs":{"timeoutSeconds":"5"}}]}""", "its step Go has no runCommand in its inputs")]
    [InlineData("""{"schemaVersion":"2.2","parameters":{"P":{"type":"String","allowedpattern":"^$"}},"mainSteps":[]}""", "its parameter P has the member allowedpattern")]
    public void A_document_that_AWS_would_refuse_is_refused_with_a_sentence(string content, string reason)
    {
        var refused = Assert.Throws<LocalAwsException>(() => DocumentForm.Check("Update", System.Text.Json.Nodes.JsonNode.Parse(content)!.AsObject()));

        Assert.Contains("the document Update", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_not_there_is_refused_with_a_sentence() =>
        Assert.Contains("does not exist", Assert.Throws<LocalAwsException>(() => TemplateFinder.Find("/nowhere/template.yaml")).Message, StringComparison.Ordinal);
}
