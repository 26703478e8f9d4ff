namespace Remediation.Template.Tests;

/// <summary>The outputs keep up with the functions.</summary>
public sealed class OutputTests
{
    /// <summary>What a function notes for itself changes nothing that anybody else sees.</summary>
    private static readonly string[] OnlyMemory = ["ssm:PutParameter", "ssm:DeleteParameter"];

    public static TheoryData<string> Sets => Transform.Sets;

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Stopping_stops_whatever_can_change_an_instance_or_a_group_and_starting_starts_the_same(string set)
    {
        var stack = await Transform.StackAsync(set);
        var dangerous = stack.Of("AWS::Lambda::Function").Where(function => MayChange(stack, function)).ToList();

        Assert.NotEmpty(dangerous);
        Assert.All(dangerous, function =>
        {
            Assert.Contains($"--function-name {stack.RefOf(function)} --reserved-concurrent-executions 0", stack.Outputs["StopAtOnce"], StringComparison.Ordinal);
            Assert.Contains(
                function.Properties["ReservedConcurrentExecutions"] is { } reserved
                    ? $"put-function-concurrency --region eu-central-1 --function-name {stack.RefOf(function)} --reserved-concurrent-executions {reserved}"
                    : $"delete-function-concurrency --region eu-central-1 --function-name {stack.RefOf(function)}",
                stack.Outputs["StartAgain"],
                StringComparison.Ordinal);
        });
        Assert.Equal(Functions(stack.Outputs["StopAtOnce"]), Functions(stack.Outputs["StartAgain"]));
    }

    private static bool MayChange(DeployedStack stack, Resource function) => stack
        .StatementsOf(stack.WithArn((string)function.Properties["Role"]!)!)
        .SelectMany(statement => statement.Actions)
        .Any(action => action.Split(':') is ["ec2" or "ssm", var name]
            && !name.StartsWith("Describe", StringComparison.Ordinal) && !name.StartsWith("Get", StringComparison.Ordinal) && !name.StartsWith("List", StringComparison.Ordinal)
            && !OnlyMemory.Contains(action));

    private static IEnumerable<string> Functions(string commands)
    {
        var words = commands.Split(' ');
        return words.Index().Where(word => word.Item == "--function-name").Select(word => words[word.Index + 1]).Order(StringComparer.Ordinal);
    }
}
