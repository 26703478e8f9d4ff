using System.Text;
using System.Text.Json.Nodes;
using Remediation.Bootstrap.InstancePatcher;
using Remediation.Bootstrap.NoticeForwarder;
using Remediation.Bootstrap.NoticeJoiner;
using Remediation.Bootstrap.PatchReporter;
using Remediation.Bootstrap.PatchSweep;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Bootstrap.SlackNotifier;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.EndToEnd;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Template;

/// <summary>What the code needs and what the template gives are the same.</summary>
public sealed class JoinTests(LocalAwsWithTheFunction local)
{
    private static readonly Dictionary<string, string> NotFromTheTemplate = new() { ["AWS_REGION"] = "Lambda sets it" };

    private static readonly Dictionary<string, string> NotReadByTheSettings = new()
    {
        ["SSL_CERT_FILE"] = "the TLS library reads it",
        ["SSL_CERT_DIR"] = "the TLS library reads it",
    };

    private static readonly Dictionary<string, string> AllowedAndNeverSeenAsACall = new()
    {
        ["ec2:CreateTags"] = "EC2 asks for it when a rule is added with tags; no call of its own",
        ["logs:CreateLogStream"] = "Lambda writes the log in the function's name",
        ["logs:PutLogEvents"] = "Lambda writes the log in the function's name",
        ["sqs:SendMessage"] = "Lambda puts failed events aside in the function's name",
    };

    /// <summary>Where nobody but the sweep's test works.</summary>
    private const string Region = "ca-west-1";

    /// <summary>Lambda's action for the call Invoke has a name of its own.</summary>
    private static readonly Dictionary<string, string> ActionOfCall = new() { ["lambda:Invoke"] = "lambda:InvokeFunction" };

    /// <summary>Calls that take a situation that a test of the whole template cannot bring about.</summary>
    private static readonly string[] OfTheSweepSeenInOtherStories = ["lambda:InvokeFunction", "ssm:DeleteParameter"];
    private static readonly string[] OfTheGuardSeenInOtherStories = ["lambda:InvokeFunction"];

    private static readonly string[] SeenInStoriesOfPatching =
        ["ec2:CreateSnapshots", "ec2:DeleteSnapshot", "ec2:DescribeSnapshots", "ssm:DeleteParameter", "ssm:DescribeInstancePatchStates", "ssm:GetCommandInvocation", "sqs:ChangeMessageVisibility"];

    /// <summary>Lambda makes them for the queue's function.</summary>
    private static readonly string[] CallsOfTheQueueItself = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

    [Fact]
    public void Every_variable_that_the_guards_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Guard, read => GuardSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_sweeps_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Sweep, read => SweepSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_patchers_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("InstancePatcher"), read => PatcherSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_reporters_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("PatchReporter"), read => ReporterSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_patch_sweeps_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("PatchSweep"), read => PatchSweepSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_joiners_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("NoticeJoiner"), read => JoinerSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_Slack_notifiers_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("SlackNotifier"), read => SlackSettings.Read(read));

    [Fact]
    public void Every_variable_that_the_forwarders_settings_read_is_set_and_every_one_that_is_set_is_read() =>
        AssertSame(Templates.Function("NoticeForwarder"), read => ForwarderSettings.Read(read));

    [Fact]
    public void Every_function_can_be_built_with_make()
    {
        string[] lines = File.ReadAllLines(Repository.File("Makefile"));

        Assert.NotEmpty(Templates.Stack.Functions);
        var built = lines.Single(line => line.StartsWith("FUNCTIONS := ", StringComparison.Ordinal))["FUNCTIONS := ".Length..].Split(' ');
        Assert.Equal(Templates.Stack.Functions.Select(function => function.LogicalId).Order(), built.Order());
    }

    [Fact]
    public void Every_function_has_a_handler_that_the_executable_knows() => Assert.Equal(
        new[] { GuardFunction.Handler, SweepFunction.Handler, PatcherFunction.Handler, ReporterFunction.Handler, PatchSweepFunction.Handler, JoinerFunction.Handler, SlackFunction.Handler, ForwarderFunction.Handler }.Order(StringComparer.Ordinal),
        Templates.Stack.Functions.Select(function => function.Handler).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_guard_may_do_what_it_does_and_no_more()
    {
        var aws = await local.HostAsync();
        using var group = await GuardedGroup.CreateEmptyAsync(local);
        await group.LaunchInstanceAsync();
        await group.EndOfInvocationAsync(group.LastEvent());
        string list = await group.CreatePrefixListAsync("0.0.0.0/0");
        await group.AuthorizeAsync(Rule.Of("tcp 0-442", Rule.World), Rule.Of("tcp 22", list));
        var opened = group.LastEvent();
        await group.EndOfInvocationAsync(opened);
        await group.EndOfInvocationAsync(PublishByName(aws, opened, group));

        Assert.Equal(
            CallsOf(aws, Templates.Guard).Concat(AllowedAndNeverSeenAsACall.Keys).Concat(OfTheGuardSeenInOtherStories).Distinct().Order(),
            AllowedActions("SecurityGroupGuardRole").Order());
    }

    [Fact]
    public async Task The_sweep_may_do_what_it_does_and_no_more()
    {
        var aws = await local.HostAsync();
        using var alice = new LocalUser(aws.Endpoint, Region, "alice");
        string list = await alice.CreatePrefixListAsync("world", ["0.0.0.0/0"], TestContext.Current.CancellationToken);
        await UnseenGroup.OpenAsync(aws, alice, Region, "web", Rule.Of("tcp 0-442", Rule.World), Rule.Of("tcp 22", list));

        var sweep = aws.StackIn(Region).Functions.Single(function => function.LogicalId == "SecurityGroupSweep");
        var result = await aws.Functions.InvokeAsync(sweep.Arn, "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, Encoding.UTF8.GetString(result.Payload));
        Assert.Equal(
            CallsOf(aws, sweep).Concat(AllowedAndNeverSeenAsACall.Keys).Concat(OfTheSweepSeenInOtherStories).Distinct().Order(),
            AllowedActions("SecurityGroupSweepRole").Order());
    }

    [Fact]
    public async Task The_functions_that_patch_may_do_what_they_do_and_no_more()
    {
        var aws = await local.HostAsync();
        using var server = new PatchedServer(aws);
        await server.PatchedAndToldAsync();
        var sweep = await aws.Functions.InvokeAsync("PatchSweep", "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.True(sweep.Succeeded, Encoding.UTF8.GetString(sweep.Payload));
        foreach (string id in (string[])["InstancePatcher", "PatchReporter", "PatchSweep"])
        {
            Assert.Empty(CallsOf(aws, Templates.Function(id)).Except(AllowedActions($"{id}Role")));
        }

        string[] calls = [.. ((string[])["InstancePatcher", "PatchReporter", "PatchSweep"]).SelectMany(id => CallsOf(aws, Templates.Function(id)))];
        Assert.Equal(
            calls.Concat(AllowedAndNeverSeenAsACall.Keys).Concat(SeenInStoriesOfPatching).Concat(CallsOfTheQueueItself).Distinct().Order(),
            AllowedActions("InstancePatcherRole").Concat(AllowedActions("PatchReporterRole")).Concat(AllowedActions("PatchSweepRole")).Distinct().Order());
    }

    private static void AssertSame(FunctionDefinition function, Action<Func<string, string?>> readSettings)
    {
        var read = new HashSet<string>();
        readSettings(variable =>
        {
            read.Add(variable);
            return function.Environment.GetValueOrDefault(variable) ?? (variable == "AWS_REGION" ? "eu-central-1" : null);
        });

        Assert.Equal(read.Except(NotFromTheTemplate.Keys).Order(), function.Environment.Keys.Except(NotReadByTheSettings.Keys).Order());
    }

    private static IEnumerable<string> CallsOf(LocalAwsHost aws, FunctionDefinition function) => aws.Journal.Entries
        .Where(call => call.Caller is { Kind: CallerKind.Function } caller && caller.Name == function.Name)
        .Select(call => $"{call.Service}:{call.Action}")
        .Select(call => ActionOfCall.GetValueOrDefault(call, call));

    /// <summary>Events of old give a group's name only, which has to be looked up.</summary>
    private static JsonObject PublishByName(LocalAwsHost aws, JsonObject busEvent, GuardedGroup group)
    {
        var byName = (JsonObject)busEvent.DeepClone();
        byName["id"] = Guid.NewGuid().ToString();
        byName["detail"]!["responseElements"] = null;
        byName["detail"]!["requestParameters"] = new JsonObject { ["groupName"] = group.Name };
        aws.Bus.Publish(aws.Options.Region, byName);
        return byName;
    }

    private static IEnumerable<string> AllowedActions(string role)
    {
        var resources = ((JsonObject)Templates.Text["Resources"]!).Select(resource => (Id: resource.Key, Body: (JsonObject)resource.Value!)).ToList();
        var documents = resources
            .Where(resource => resource.Id == role)
            .SelectMany(role => ((JsonArray)role.Body["Properties"]!["Policies"]!).Select(policy => (policy!["Fn::If"]?[1] ?? policy)["PolicyDocument"]!))
            .Concat(resources
                .Where(resource => resource.Id == role)
                .SelectMany(role => role.Body["Properties"]!["ManagedPolicyArns"] as JsonArray ?? [])
                .Select(managed => resources.Single(resource => resource.Id == managed!["Ref"].String()).Body["Properties"]!["PolicyDocument"]!))
            .Concat(resources
                .Where(resource => resource.Body["Type"].String() == "AWS::IAM::RolePolicy" && resource.Body["Properties"]!["RoleName"]?["Ref"].String() == role)
                .Select(policy => policy.Body["Properties"]!["PolicyDocument"]!));
        return documents
            .SelectMany(document => (JsonArray)document["Statement"]!)
            .Where(statement => statement!["Effect"].String() == "Allow")
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action.String()!) : [statement["Action"].String()!])
            .Distinct();
    }
}
