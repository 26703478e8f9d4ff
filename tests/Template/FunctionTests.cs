using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>What every function of the transformed template has, which the local AWS does not look at.</summary>
public sealed class FunctionTests
{
    private const string Function = "AWS::Lambda::Function";

    public static TheoryData<string> Sets => Transform.Sets;

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Functions_run_native_code_on_the_processor_that_was_asked_for_with_a_role_and_a_log_of_their_own(string set)
    {
        var stack = await Transform.StackAsync(set);
        var functions = stack.Of(Function).ToList();
        string processor = ParameterSets.All[set].GetValueOrDefault("Architecture", "arm64");

        Assert.NotEmpty(functions);
        Assert.All(functions, function =>
        {
            Assert.Equal("provided.al2023", function.Properties["Runtime"].String());
            Assert.Equal([processor], ((JsonArray)function.Properties["Architectures"]!).Select(one => one.String()));
            Assert.InRange(int.Parse(function.Properties["Timeout"].String()!, null), 1, 900);
            Assert.InRange(int.Parse(function.Properties["MemorySize"].String()!, null), 128, 1769);
            Assert.Equal("JSON", function.Properties["LoggingConfig"]!["LogFormat"].String());
            Assert.NotNull(function.Properties["Description"].String());
            Assert.Equal(function.Id, function.Properties["Handler"].String());
        });
        Assert.Equal(functions.Count, functions.Select(function => function.Properties["Role"].String()).Distinct().Count());
        Assert.Equal(functions.Count, functions.Select(function => function.Properties["LoggingConfig"]!["LogGroup"].String()).Distinct().Count());
        Assert.All(functions, function =>
        {
            var log = stack.Of("AWS::Logs::LogGroup").Single(group => stack.RefOf(group) == function.Properties["LoggingConfig"]!["LogGroup"].String());
            Assert.Equal(ParameterSets.All[set].GetValueOrDefault("LogRetentionDays", "90"), log.Properties["RetentionInDays"].String());
        });
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task What_the_internet_opens_cannot_take_the_whole_accounts_concurrency(string set)
    {
        var stack = await Transform.StackAsync(set);
        string atATime = ParameterSets.All[set].GetValueOrDefault("MaximumConcurrency", "5");

        string? Reserved(string id) => stack.Of(Function).Single(function => function.Id == id).Properties["ReservedConcurrentExecutions"].String();
        Assert.Equal(atATime == "0" ? null : atATime, Reserved("SecurityGroupGuard"));
        // Two sweeps at a time would tell everything twice.
        Assert.Equal(atATime == "0" ? (null, null) : ("1", "1"), (Reserved("SecurityGroupSweep"), Reserved("PatchSweep")));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Only_the_rule_the_topic_or_the_schedule_that_is_meant_may_invoke_a_function(string set)
    {
        var stack = await Transform.StackAsync(set);

        Assert.All(stack.Of("AWS::Lambda::Permission"), permission =>
        {
            Assert.Equal("lambda:InvokeFunction", permission.Properties["Action"].String());
            Assert.True(stack.WithArn(permission.Properties["SourceArn"].String()) is not null, $"{permission} is for {permission.Properties["SourceArn"].String() ?? "anybody"}");
        });
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Schedules_say_when_within_what_time_and_whether(string set)
    {
        var stack = await Transform.StackAsync(set);

        Assert.NotEmpty(stack.Of("AWS::Scheduler::Schedule"));
        Assert.All(stack.Of("AWS::Scheduler::Schedule"), schedule =>
        {
            Assert.Matches(@"^(rate|cron)\(.+\)$", schedule.Properties["ScheduleExpression"].String());
            Assert.Equal("FLEXIBLE", schedule.Properties["FlexibleTimeWindow"]!["Mode"].String());
            // One of a fixed name would stand in the way of a second stack.
            Assert.Null(schedule.Properties["Name"]);
        });
        bool patches = ParameterSets.All[set].GetValueOrDefault("Patching", "On") == "On";
        Assert.Equal(patches ? "ENABLED" : "DISABLED", stack.Of("AWS::Scheduler::Schedule").Single(schedule => schedule.Id == "PatchSweepRegularly").Properties["State"].String());
        Assert.Equal(patches, stack.Of("AWS::Lambda::EventSourceMapping").Single(mapping => mapping.Id == "InstancePatcherLaunches").Properties["Enabled"].String() == "true");
    }
}
