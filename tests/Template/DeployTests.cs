using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>
/// The stack is made, changed and deleted by the AWS CLI in a CloudFormation that nobody here has written: moto's. It leaves out what it does not know
/// (alarms, schedules, subscriptions), which the other tests look at.
/// </summary>
public sealed class DeployTests : IAsyncLifetime
{
    private const string Stack = "remediation";
    private const string Region = "eu-central-1";

    /// <summary>What must be there while the stack is, and be gone with it. Managed policies are left out: moto cannot delete them with a stack.</summary>
    private static readonly (string Command, string Query)[] Lists =
    [
        ("lambda list-functions", "Functions[].FunctionName"), ("lambda list-event-source-mappings", "EventSourceMappings[].UUID"), ("sqs list-queues", "QueueUrls || `[]`"),
        ("sns list-topics", "Topics[].TopicArn"), ("events list-rules", "Rules[].Name"), ("logs describe-log-groups", "logGroups[].logGroupName"),
        ("iam list-roles", "Roles[].RoleName"), ("ssm list-documents --filters Key=Owner,Values=Self", "DocumentIdentifiers[].Name"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("remediation-deploy-").FullName;
    private MotoServer? moto;

    public async ValueTask InitializeAsync()
    {
        if (MotoLocator.Find() is not null)
        {
            moto = await MotoServer.StartAsync(new LocalAwsOptions(), _ => { }, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (moto is not null)
        {
            await moto.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_is_deployed_told_of_changed_and_deleted_without_a_trace()
    {
        Programs.Require(moto is not null, $"moto_server is missing: pip install '{MotoLocator.Requirement}'.");
        Programs.Require(Programs.OnPath("aws"), "The AWS CLI is not on the PATH: pip install awscli.");
        var template = await Transform.DefaultAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "code.zip"), "not looked into", TestContext.Current.CancellationToken);
        var before = await EverythingAsync();
        await AwsAsync("s3 mb s3://bucket");
        await AwsAsync($"s3 cp {Path.Combine(folder, "code.zip")} s3://bucket/code.zip");

        // moto makes no alarms, and the dashboard names them.
        await DeployAsync("create", template, new() { ["Dashboard"] = "Off" });

        var outputs = await OutputsAsync();
        var expected = await Transform.StackAsync("the defaults");
        Assert.Equal(expected.Outputs.Keys.Order(StringComparer.Ordinal), outputs.Keys.Order(StringComparer.Ordinal));
        Assert.All(outputs, output => Assert.True(output.Value.Length > 0 && !output.Value.Contains("${", StringComparison.Ordinal), $"{output.Key}: {output.Value}"));
        string[] made = await ListAsync("lambda list-functions", "Functions[].FunctionName");
        Assert.Equal(expected.Of("AWS::Lambda::Function").Count(), made.Length);
        Assert.All(made, name => Assert.StartsWith($"{Stack}-", name, StringComparison.Ordinal));
        string guard = made.Single(name => name.Contains("SecurityGroupGuard", StringComparison.Ordinal));
        Assert.Equal(("Enforce", outputs["NoticeTopic"]), (await VariableAsync(guard, "MODE"), await VariableAsync(guard, "NOTICE_TOPIC_ARN")));
        Assert.All((string[])["FailedEventsQueue", "UndeliveredEventsQueue", "FailedLaunchesQueue"], queue => Assert.StartsWith("https://sqs.", outputs[queue], StringComparison.Ordinal));
        await DeadLettersAreFoundAsync();

        await DeployAsync("update", template, new() { ["Mode"] = "Notify", ["Patching"] = "Off", ["MaximumConcurrency"] = "0", ["Architecture"] = "x86_64", ["Dashboard"] = "Off" });

        Assert.Equal("Notify", await VariableAsync(guard, "MODE"));
        Assert.Equal(made.Order(StringComparer.Ordinal), (await ListAsync("lambda list-functions", "Functions[].FunctionName")).Order(StringComparer.Ordinal));

        await AwsAsync($"cloudformation delete-stack --stack-name {Stack}");

        Assert.Equal(before, await EverythingAsync());
    }

    /// <summary>moto takes a template of any length as it is, and finds none in a bucket that has an address as its host.</summary>
    private async Task DeployAsync(string action, JsonObject template, Dictionary<string, string> parameters)
    {
        string file = Path.Combine(folder, $"{action}.json");
        var intrinsics = new Intrinsics(template, new LocalAwsOptions { Parameters = parameters }, Region, "http://127.0.0.1");
        var deployed = (JsonObject)WithoutHoles(template, intrinsics)!;
        RemoveWhatIsNot((JsonObject)deployed["Resources"]!, intrinsics);
        await File.WriteAllBytesAsync(file, Json.Bytes(deployed), TestContext.Current.CancellationToken);
        string[] given = parameters.Count == 0 ? [] : ["--parameters", .. parameters.Select(one => $"ParameterKey={one.Key},ParameterValue={one.Value}")];
        await AwsAsync($"cloudformation {action}-stack --stack-name {Stack} --template-body file://{file} --capabilities CAPABILITY_IAM", given);
        await AwsAsync($"cloudformation wait stack-{action}-complete --stack-name {Stack}");
    }

    /// <summary>In a list, AWS::NoValue removes an item; moto leaves a hole and falls into it.</summary>
    private static JsonNode? WithoutHoles(JsonNode? node, Intrinsics intrinsics) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, WithoutHoles(field.Value, intrinsics)))),
        JsonArray items => new JsonArray([.. items.SelectMany(item => IsHole(item, intrinsics) ? [] : (JsonNode?[])[WithoutHoles(item, intrinsics)])]),
        _ => node?.DeepClone(),
    };

    /// <summary>moto looks for what such resources name when it changes a stack, and does not find it.</summary>
    private static void RemoveWhatIsNot(JsonObject resources, Intrinsics intrinsics)
    {
        foreach (string id in resources.Where(resource => !intrinsics.Holds(resource.Value!["Condition"].String())).Select(resource => resource.Key).ToList())
        {
            resources.Remove(id);
        }
    }

    private static bool IsHole(JsonNode? item, Intrinsics intrinsics) =>
        item is JsonObject { Count: 1 } only && only["Fn::If"] is JsonArray choice
        && (choice[intrinsics.Holds(choice[0].String()) ? 1 : 2] as JsonObject)?["Ref"].String() == "AWS::NoValue";

    /// <summary><c>replay</c> asks CloudFormation, and finds every dead-letter queue and no other.</summary>
    private async Task DeadLettersAreFoundAsync()
    {
        var (exitCode, output, errors) = await Programs.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "remediation.dll"), "replay", "--stack", Stack], "", Environment);

        Assert.True(exitCode == 0, errors);
        var stack = await Transform.StackAsync("the defaults");
        var expected = Edge.Of(stack).Select(edge => stack.WithArn(edge.DeadLetters)!.Id).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            expected,
            output.Split('\n').Where(line => line.StartsWith($"{Stack}-", StringComparison.Ordinal)).Select(line => line.Split('-')[1]).Order(StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, string>> OutputsAsync() => JsonNode
        .Parse(await AwsAsync($"cloudformation describe-stacks --stack-name {Stack} --query Stacks[0].Outputs"))!.AsArray()
        .ToDictionary(output => output!["OutputKey"].String()!, output => output!["OutputValue"].String() ?? "");

    private async Task<string?> VariableAsync(string function, string name) =>
        JsonNode.Parse(await AwsAsync($"lambda get-function-configuration --function-name {function} --query Environment.Variables"))![name].String();

    private async Task<string> EverythingAsync()
    {
        var all = new List<string>();
        foreach (var (command, query) in Lists)
        {
            all.AddRange((await ListAsync(command, query)).Select(name => $"{command}: {name}"));
        }

        return string.Join('\n', all.Order(StringComparer.Ordinal));
    }

    private async Task<string[]> ListAsync(string command, string query) =>
        [.. JsonNode.Parse(await AwsAsync(command, "--query", query))!.AsArray().Select(name => name.String()!)];

    private (string, string)[] Environment =>
    [
        ("AWS_ENDPOINT_URL", moto!.Endpoint.ToString().TrimEnd('/')), ("AWS_ENDPOINT_URL_SQS", moto.Endpoint.ToString().TrimEnd('/')),
        ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "anything"), ("AWS_DEFAULT_REGION", Region), ("AWS_REGION", Region),
        ("AWS_CONFIG_FILE", Path.Combine(folder, "none")), ("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(folder, "none")), ("AWS_EC2_METADATA_DISABLED", "true"),
    ];

    private async Task<string> AwsAsync(string words, params string[] more)
    {
        string[] sqs = words.StartsWith("sqs ", StringComparison.Ordinal) ? ["--endpoint-url", moto!.Endpoint.ToString()] : [];
        var (exitCode, output, errors) = await Programs.RunAsync("aws", [.. words.Split(' '), .. more, .. sqs, "--output", "json"], "", Environment);
        Assert.True(exitCode == 0, $"aws {words}: {errors}");
        return output.Length == 0 ? "[]" : output;
    }
}
