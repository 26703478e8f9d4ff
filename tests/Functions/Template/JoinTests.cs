using System.Text.Json.Nodes;
using Remediation.Bootstrap.SecurityGroupGuard;
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

    [Fact]
    public void Every_variable_that_the_settings_read_is_set_and_every_one_that_is_set_is_read()
    {
        var read = new HashSet<string>();
        GuardSettings.Read(variable =>
        {
            read.Add(variable);
            return Templates.Guard.Environment.GetValueOrDefault(variable) ?? (variable == "AWS_REGION" ? "eu-central-1" : null);
        });

        Assert.Equal(
            read.Except(NotFromTheTemplate.Keys).Order(), Templates.Guard.Environment.Keys.Except(NotReadByTheSettings.Keys).Order());
    }

    [Fact]
    public void Every_function_can_be_built_with_make()
    {
        string[] lines = File.ReadAllLines(Repository.File("Makefile"));

        Assert.NotEmpty(Templates.Stack.Functions);
        Assert.All(Templates.Stack.Functions, function => Assert.Contains(lines, line => line.StartsWith($"build-{function.LogicalId}:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_function_may_do_what_it_does_and_no_more()
    {
        var aws = await local.HostAsync();
        using var group = await GuardedGroup.CreateEmptyAsync(local);
        string list = await group.CreatePrefixListAsync("0.0.0.0/0");
        await group.AuthorizeAsync(Rule.Of("tcp 0-442", Rule.World), Rule.Of("tcp 22", list));
        var opened = group.LastEvent();
        await group.EndOfInvocationAsync(opened);
        await group.EndOfInvocationAsync(PublishByName(aws, opened, group));

        var called = aws.Journal.Entries
            .Where(call => call.Caller is { Kind: CallerKind.Function } caller && caller.Name == Templates.Guard.Name)
            .Select(call => $"{call.Service}:{call.Action}");

        Assert.Equal(called.Concat(AllowedAndNeverSeenAsACall.Keys).Distinct().Order(), AllowedActions().Order());
    }

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

    private static IEnumerable<string> AllowedActions()
    {
        var resources = ((JsonObject)Templates.Text["Resources"]!).Select(resource => (Id: resource.Key, Body: (JsonObject)resource.Value!)).ToList();
        var documents = resources
            .Where(resource => resource.Id == "SecurityGroupGuardRole")
            .SelectMany(role => ((JsonArray)role.Body["Properties"]!["Policies"]!).Select(policy => policy!["PolicyDocument"]!))
            .Concat(resources
                .Where(resource => resource.Body["Type"].String() == "AWS::IAM::RolePolicy" && resource.Body["Properties"]!["RoleName"]?["Ref"].String() == "SecurityGroupGuardRole")
                .Select(policy => policy.Body["Properties"]!["PolicyDocument"]!));
        return documents
            .SelectMany(document => (JsonArray)document["Statement"]!)
            .Where(statement => statement!["Effect"].String() == "Allow")
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action.String()!) : [statement["Action"].String()!])
            .Distinct();
    }
}
