using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Remediation.Actions;
using Remediation.Bootstrap;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Patching;

namespace Remediation.Functions.Tests.Support;

/// <summary>
/// A region of its own, somebody who makes groups there, and sweeps in this process, under the role in the template and a caller's name of its own. Each sweep
/// is a new process as far as the code can tell.
/// </summary>
internal sealed class SweepStory : IContinuation<SweepInput>, IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Regions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "eu-south-1",
        "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-east-1", "me-south-1", "af-south-1",
        "eu-central-2", "eu-south-2", "ap-south-2", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ap-east-2", "ca-west-1", "il-central-1", "me-central-1", "mx-central-1",
    ];

    private static readonly ConcurrentDictionary<LocalAws, int> Taken = new();

    private SweepStory(LocalAwsHost aws, string region, Func<SweepSettings, SweepSettings> change)
    {
        Aws = aws;
        Region = region;
        Alice = new LocalUser(aws.Endpoint, region, "alice");
        Caller = $"sweep-{Guid.NewGuid():N}";
        var function = aws.StackIn(region).Functions.Single(one => one.LogicalId == SweepFunction.Handler);
        Settings = change(new SweepSettings
        {
            Region = region, NoticeTopicArn = aws.StackIn(region).Topics.Single(topic => topic.LogicalId == "Notices").Arn, MemoryPath = function.Environment["MEMORY_PATH"],
        });
        var credentials = new BasicAWSCredentials(ActUnderTheRole(), "local");
        string endpoint = aws.Endpoint.ToString();
        Ec2 = new InterferingEc2(credentials, new Amazon.EC2.AmazonEC2Config { ServiceURL = endpoint, AuthenticationRegion = region });
        Sns = new InterferingSns(credentials, new AmazonSimpleNotificationServiceConfig { ServiceURL = endpoint, AuthenticationRegion = region });
        Ssm = new AmazonSimpleSystemsManagementClient(
            credentials, new AmazonSimpleSystemsManagementConfig { ServiceURL = endpoint, AuthenticationRegion = region });
        Sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = endpoint, AuthenticationRegion = region });
        Memory = new AmazonSimpleSystemsManagementClient(
            new BasicAWSCredentials("alice", "local"), new AmazonSimpleSystemsManagementConfig { ServiceURL = endpoint, AuthenticationRegion = region });
    }

    public LocalAwsHost Aws { get; }

    public string Region { get; }

    public LocalUser Alice { get; }

    public string Caller { get; }

    public InterferingEc2 Ec2 { get; }

    public InterferingSns Sns { get; }

    public AmazonSimpleSystemsManagementClient Ssm { get; }

    public AmazonSQSClient Sqs { get; }

    /// <summary>For somebody else who looks into the sweep's memory, or writes into it.</summary>
    public AmazonSimpleSystemsManagementClient Memory { get; }

    public SweepSettings Settings { get; set; }

    public TestLambdaContext Context { get; } = new() { RemainingTime = TimeSpan.FromMinutes(15) };

    /// <summary>The metrics that this story's sweeps wrote.</summary>
    public WrittenMetrics Written { get; } = new(new FastClock(Now));

    /// <summary>Where sweeps that ran out of time want to go on: each input as Lambda delivers it.</summary>
    public List<byte[]> GoOns { get; } = [];

    public IReadOnlyList<SnsPublished> Notices => [.. Aws.Events.History.OfType<SnsPublished>().Where(message => message.Caller.Name == Caller)];

    public IReadOnlyList<JournalEntry> Calls => [.. Aws.Journal.Entries.Where(call => call.Caller.Name == Caller)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SweepStory> BeginAsync(LocalAws local, Func<SweepSettings, SweepSettings>? change = null)
    {
        int next = Taken.AddOrUpdate(local, 0, (_, last) => last + 1);
        Assert.True(next < Regions.Length, "Every region is taken: add another to the list.");
        // The stories of patching take theirs from the beginning, by name.
        string region = local is LocalAwsWithAFleet ? Regions[^(next + 1)] : Regions[next];
        return new SweepStory(await local.HostAsync(), region, change ?? (settings => settings));
    }

    public static SweepSettings Enforcing(SweepSettings settings) => settings with { Mode = RemediationMode.Enforce };

    public async Task<string> CreateGroupAsync(string name, params IngressRule[] rules)
    {
        string groupId = await Alice.CreateGroupAsync(name, "for a test", Cancellation);
        if (rules.Length > 0)
        {
            await Alice.AuthorizeAsync(groupId, rules, Cancellation);
        }

        return groupId;
    }

    public Task CallAsync(string action, params (string Name, string Value)[] parameters) =>
        Alice.CallAsync(action, [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))], Cancellation);

    /// <summary>Sweeps. An input that an earlier sweep left is read as Lambda delivers it.</summary>
    public Task<SweepResult> SweepAsync(byte[]? input = null)
    {
        ActUnderTheRole();
        return SweepFunction.Wire(Settings, Ec2, Sns, Ssm, this, Written.Metrics, new FastClock(Now), () => Sqs).HandleAsync(
            input is null ? null : JsonSerializer.Deserialize(input, SweepJson.Default.SweepInput), Context);
    }

    /// <summary>Sweeps to the end, however many invocations it takes.</summary>
    public async Task<SweepResult> SweepToTheEndAsync()
    {
        var result = await SweepAsync();
        while (!result.IsDone)
        {
            result = await SweepAsync(GoOns[^1]);
        }

        return result;
    }

    public Task GoOnAsync(SweepInput rest, CancellationToken cancellation)
    {
        GoOns.Add(JsonSerializer.SerializeToUtf8Bytes(rest, SweepJson.Default.SweepInput));
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<IngressRule>> RulesAsync(string groupId) => (await Alice.LookAtAsync(groupId, Cancellation))?.Group.Rules ?? [];

    public void Fault(string service, string action, FaultKind kind, int times = 1) =>
        Aws.Faults.Add(new Fault(service, action, kind) { Caller = Caller, Times = times });

    /// <summary>The sweep's memory, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MemoryAsync() =>
        (await Memory.GetParametersByPathAsync(new GetParametersByPathRequest { Path = $"{Settings.MemoryPath}/sweep" }, Cancellation)).Parameters
            ?.ToDictionary(parameter => parameter.Name, parameter => parameter.Value) ?? [];

    /// <summary>Writes into the sweep's memory.</summary>
    public Task RememberAsync(string name, string value) => Memory.PutParameterAsync(
        new PutParameterRequest { Name = $"{Settings.MemoryPath}/{name}", Value = value, Type = ParameterType.String, Overwrite = true }, Cancellation);

    /// <summary>As it is in a stack with the settings of now: the function may do no more than it must.</summary>
    /// <returns>The access key, which stays the same.</returns>
    private string ActUnderTheRole() => Aws.KeyFor(
        SweepFunction.Handler,
        Caller,
        Region,
        new Dictionary<string, string> { ["SweepMode"] = Settings.Mode.ToString(), ["WideRules"] = Settings.Policy.WideRules.ToString() });

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
