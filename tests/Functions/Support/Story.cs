using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.EC2;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Remediation.Actions;
using Remediation.Bootstrap;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Functions.Tests.Support;

/// <summary>
/// One security group of its own, somebody who opens it, and the function in this process, under its role in the template and a caller's name of its
/// own, so that faults hit only this story and the journal tells its calls from all others.
/// </summary>
internal sealed class Story : IContinuation<CloudWatchEvent<JsonElement>>, IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SourceGeneratorLambdaJsonSerializer<GuardJson> Serializer = new(GuardJson.Default);

    private SecurityGroupGuard guard;

    private Story(LocalAwsHost aws, LocalUser alice, string groupId, Func<GuardSettings, GuardSettings> change)
    {
        Aws = aws;
        Alice = alice;
        GroupId = groupId;
        Caller = $"guard-{Guid.NewGuid():N}";
        var function = aws.Stack.Functions.Single(one => one.LogicalId == GuardFunction.Handler);
        Settings = change(new GuardSettings
        {
            Region = aws.Options.Region, NoticeTopicArn = aws.Stack.Topics.Single(topic => topic.LogicalId == "Notices").Arn, MemoryPath = function.Environment["MEMORY_PATH"],
        });
        var credentials = new BasicAWSCredentials(aws.KeyFor(GuardFunction.Handler, Caller, aws.Options.Region, Parameters(Settings)), "local");
        string endpoint = aws.Endpoint.ToString();
        Ec2 = new InterferingEc2(credentials, new AmazonEC2Config { ServiceURL = endpoint, AuthenticationRegion = aws.Options.Region });
        Sns = new InterferingSns(
            credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = endpoint, AuthenticationRegion = aws.Options.Region });
        Ssm = new AmazonSimpleSystemsManagementClient(
            credentials, new AmazonSimpleSystemsManagementConfig { ServiceURL = endpoint, AuthenticationRegion = aws.Options.Region });
        Memory = new AmazonSimpleSystemsManagementClient(
            new BasicAWSCredentials("alice", "local"), new AmazonSimpleSystemsManagementConfig { ServiceURL = endpoint, AuthenticationRegion = aws.Options.Region });
        Sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = endpoint, AuthenticationRegion = aws.Options.Region });
        Written = new WrittenMetrics(Clock);
        guard = GuardFunction.Wire(Settings, Ec2, Sns, Ssm, this, Written.Metrics, Clock, () => Sqs);
    }

    public LocalAwsHost Aws { get; }

    public LocalUser Alice { get; }

    public string GroupId { get; }

    public string Caller { get; }

    public InterferingEc2 Ec2 { get; }

    public InterferingSns Sns { get; }

    public AmazonSimpleSystemsManagementClient Ssm { get; }

    public AmazonSQSClient Sqs { get; }

    /// <summary>For somebody else who looks into the function's memory, or writes into it.</summary>
    public AmazonSimpleSystemsManagementClient Memory { get; }

    public FastClock Clock { get; } = new(Now);

    /// <summary>The metrics that this story's function wrote.</summary>
    public WrittenMetrics Written { get; }

    public GuardSettings Settings { get; }

    public TestLambdaContext Context { get; } = new() { RemainingTime = TimeSpan.FromSeconds(60) };

    /// <summary>The notices that this story's function published.</summary>
    public IReadOnlyList<SnsPublished> Notices => [.. Aws.Events.History.OfType<SnsPublished>().Where(message => message.Caller.Name == Caller)];

    /// <summary>What this story's function called, in order.</summary>
    public IReadOnlyList<JournalEntry> Calls => [.. Aws.Journal.Entries.Where(call => call.Caller.Name == Caller)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Story> BeginAsync(LocalAws local, Func<GuardSettings, GuardSettings>? change = null, string? groupId = null)
    {
        var aws = await local.HostAsync();
        var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        groupId ??= await alice.CreateGroupAsync($"story-{Guid.NewGuid():N}", "for a test", Cancellation);
        return new Story(aws, alice, groupId, change ?? (settings => settings));
    }

    public static GuardSettings Notifying(GuardSettings settings) => settings with { Mode = RemediationMode.Notify };

    /// <summary>Opens rules in one call, and gives the event that AWS sends about it.</summary>
    public async Task<JsonObject> OpenAsync(params IngressRule[] rules)
    {
        await Alice.AuthorizeAsync(GroupId, rules, Cancellation);
        return LastEvent("AuthorizeSecurityGroupIngress");
    }

    /// <summary>The same at a time of its own: CloudTrail's times tell openings apart.</summary>
    public async Task<JsonObject> OpenAtAsync(DateTimeOffset time, params IngressRule[] rules)
    {
        var opened = await OpenAsync(rules);
        opened["detail"]!["eventTime"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return opened;
    }

    /// <summary>Calls EC2 in Alice's name: <c>("GroupId", "sg-1")</c>.</summary>
    public Task CallAsync(string action, params (string Name, string Value)[] parameters) =>
        Alice.CallAsync(action, [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))], Cancellation);

    public Task RevokeAsync(IngressRule rule) => CallAsync("RevokeSecurityGroupIngress", ("GroupId", GroupId), ("SecurityGroupRuleId.1", rule.RuleId!));

    public Task TagAsync(string resource, string key, string value) =>
        CallAsync("CreateTags", ("ResourceId.1", resource), ("Tag.1.Key", key), ("Tag.1.Value", value));

    /// <summary>Launches an instance that the group protects.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> LaunchAsync(string name)
    {
        var launched = await Alice.CallAsync(
            "RunInstances",
            [
                new("ImageId", "ami-0123456789abcdef0"), new("MinCount", "1"), new("MaxCount", "1"), new("SecurityGroupId.1", GroupId),
                new("TagSpecification.1.ResourceType", "instance"), new("TagSpecification.1.Tag.1.Key", "Name"), new("TagSpecification.1.Tag.1.Value", name),
            ],
            Cancellation);
        return launched.Descendants().First(element => element.Name.LocalName == "instanceId").Value;
    }

    /// <summary>The id of an instance's network interface.</summary>
    public async Task<string> InterfaceAsync(string instanceId) => First(
        await Alice.CallAsync(
            "DescribeNetworkInterfaces", [new("Filter.1.Name", "attachment.instance-id"), new("Filter.1.Value.1", instanceId)], Cancellation),
        "networkInterfaceId");

    /// <summary>A subnet of the default VPC.</summary>
    public async Task<string> SubnetAsync() => First(await Alice.CallAsync("DescribeSubnets", [], Cancellation), "subnetId");

    /// <summary>Writes into the function's memory.</summary>
    public Task RememberAsync(string name, string value) => Memory.PutParameterAsync(
        new PutParameterRequest { Name = $"{Settings.MemoryPath}/{name}", Value = value, Type = ParameterType.String, Overwrite = true }, Cancellation);

    /// <param name="name">The call's name.</param>
    /// <param name="about">The id of what the call was about; the group's where it is missing.</param>
    public JsonObject LastEvent(string name, string? about = null) => (JsonObject)Aws.Events.History.OfType<EventPublished>()
        .Last(published => published.Name == name && Json.Text(published.Event).Contains(about ?? GroupId, StringComparison.Ordinal))
        .Event.DeepClone();

    public async Task<GuardResult> HandleAsync(JsonObject busEvent)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(busEvent.ToJsonString()));
        return await guard.HandleAsync(Serializer.Deserialize<CloudWatchEvent<JsonElement>>(stream), Context);
    }

    /// <summary>What the function hands to another invocation: each event as Lambda delivers it.</summary>
    public List<JsonObject> GoOns { get; } = [];

    /// <summary>Happens instead of handing on.</summary>
    public Exception? HandingOnFails { get; set; }

    public Task GoOnAsync(CloudWatchEvent<JsonElement> rest, CancellationToken cancellation)
    {
        if (HandingOnFails is { } failure)
        {
            throw failure;
        }

        GoOns.Add((JsonObject)JsonSerializer.SerializeToNode(rest, GuardJson.Default.CloudWatchEventJsonElement)!);
        return Task.CompletedTask;
    }

    /// <summary>What Lambda does after a crash: a new process, which knows nothing.</summary>
    public void StartAnew() => guard = GuardFunction.Wire(Settings, Ec2, Sns, Ssm, this, Written.Metrics, Clock, () => Sqs);

    public void Fault(string service, string action, FaultKind kind, int times = 1, string? code = null, int? status = null) =>
        Aws.Faults.Add(new Fault(service, action, kind) { Caller = Caller, Times = times, Code = code, Status = status });

    public async Task<IReadOnlyList<IngressRule>> RulesAsync() =>
        (await Alice.LookAtAsync(GroupId, Cancellation))?.Group.Rules ?? [];

    /// <summary>The group's rules in words, sorted.</summary>
    public async Task<IReadOnlyList<string>> RulesInWordsAsync() =>
        [.. (await RulesAsync()).Select(rule => rule.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>What a stack with these settings is deployed with: its function may do no more than it must.</summary>
    private static Dictionary<string, string> Parameters(GuardSettings settings) => new()
    {
        ["Mode"] = settings.Mode.ToString(),
        ["WideRules"] = settings.Policy.WideRules.ToString(),
        ["Actors"] = string.Join(',', settings.Actors.Select(actor => $"{actor.Pattern}={actor.Treatment}")),
    };

    private static string First(XElement answer, string element) => answer.Descendants().First(found => found.Name.LocalName == element).Value;

    public void Dispose()
    {
        Ec2.Dispose();
        Sns.Dispose();
        Ssm.Dispose();
        Memory.Dispose();
        Sqs.Dispose();
        Written.Dispose();
        Alice.Dispose();
    }
}
