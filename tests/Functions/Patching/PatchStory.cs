using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Remediation.Actions.Memory;
using Remediation.Bootstrap.InstancePatcher;
using Remediation.Bootstrap.Patching;
using Remediation.Bootstrap.PatchReporter;
using Remediation.Bootstrap.PatchSweep;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Patching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Patching;

/// <summary>
/// Instances of its own, somebody who launches them, and the three functions in this process, under their roles in the template and a caller's name of their own. Each call of a
/// function is a new process as far as the code can tell, and may be killed at any of its calls to AWS.
/// </summary>
internal sealed class PatchStory : IDisposable
{
    public const string Debian12 = "debian-12";
    public const string Debian13 = "debian-13";

    /// <summary>Far more than it takes, for machines under load.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new();
    private readonly List<IDisposable> clients = [];

    private PatchStory(LocalAwsHost aws, string region, Func<PatchSettings, PatchSettings> change)
    {
        Aws = aws;
        Region = region;
        Alice = Own(new LocalUser(aws.Endpoint, region, "alice"));
        Caller = $"patch-{Guid.NewGuid():N}";
        Clock = new ShiftedClock();
        Written = Own(new WrittenMetrics(Clock));
        Executioner = new Executioner();
        Settings = change(new PatchSettings
        {
            Region = region,
            Account = aws.Options.AccountId,
            NoticeTopicArn = aws.StackIn(region).Topics.Single(topic => topic.LogicalId == "Notices").Arn,
            MemoryPath = aws.StackIn(region).Functions.Single(function => function.LogicalId == PatchSweepFunction.Handler).Environment["MEMORY_PATH"],
            Documents = new Dictionary<PatchDocument, string>
            {
                [PatchDocument.RunPatchBaseline] = "AWS-RunPatchBaseline",
                [PatchDocument.UpdateOperatingSystem] = "remediation-UpdateOperatingSystem",
                [PatchDocument.UpdateTypo3] = "remediation-UpdateTypo3",
                [PatchDocument.HardenSsh] = "remediation-HardenSsh",
                [PatchDocument.ReportPosture] = "remediation-ReportPosture",
            },
        });
    }

    public LocalAwsHost Aws { get; }

    public string Region { get; }

    public LocalUser Alice { get; }

    public string Caller { get; }

    public ShiftedClock Clock { get; }

    /// <summary>The metrics that this story's functions wrote.</summary>
    public WrittenMetrics Written { get; }

    public Executioner Executioner { get; }

    public PatchSettings Settings { get; set; }

    public int SnapshotDays { get; set; }

    public bool SendsNext { get; set; } = true;

    /// <summary>How much time Lambda gives a sweep.</summary>
    public TimeSpan SweepTime { get; set; } = TimeSpan.FromMinutes(15);

    public TestLambdaContext Context { get; } = new() { RemainingTime = TimeSpan.FromSeconds(60) };

    public IReadOnlyList<SnsPublished> Notices => [.. Aws.Events.History.OfType<SnsPublished>().Where(message => message.Caller.Name == Caller)];

    public IReadOnlyList<JournalEntry> Calls => [.. Aws.Journal.Entries.Where(call => call.Caller.Name == Caller)];

    /// <summary>Every command that any of the functions sent.</summary>
    public IReadOnlyList<JournalEntry> Sent => [.. Calls.Where(call => call is { Action: "SendCommand", ErrorCode: null })];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="local">The local AWS.</param>
    /// <param name="change">What is different in the settings.</param>
    /// <param name="region">A region where nobody else works, for sweeps.</param>
    public static async Task<PatchStory> BeginAsync(LocalAwsWithAFleet local, Func<PatchSettings, PatchSettings>? change = null, string? region = null)
    {
        var aws = await local.HostAsync();
        return new PatchStory(aws, region ?? aws.Options.Region, change ?? (settings => settings));
    }

    /// <summary>Launches an instance.</summary>
    /// <param name="image">What its image's name begins with.</param>
    /// <param name="agent">What the local AWS makes its agent do: <c>never</c>, <c>0s</c>.</param>
    /// <param name="tags">Its tags.</param>
    public async Task<string> LaunchAsync(string image, string agent = "0s", params (string Key, string Value)[] tags) =>
        (await LaunchManyAsync(image, 1, agent, tags))[0];

    /// <summary>Launches several with one call.</summary>
    public async Task<IReadOnlyList<string>> LaunchManyAsync(string image, int count, string agent = "0s", params (string Key, string Value)[] tags)
    {
        string number = count.ToString(CultureInfo.InvariantCulture);
        string imageId = TestImages.All.First(known => known.Name.Contains(image, StringComparison.OrdinalIgnoreCase)).Id;
        (string Key, string Value)[] all = [("local:agent", agent), ("Name", "web-1"), .. tags];
        var launched = await Alice.CallAsync(
            "RunInstances",
            [
                new("ImageId", imageId), new("MinCount", number), new("MaxCount", number), new("TagSpecification.1.ResourceType", "instance"),
                .. all.SelectMany((tag, index) => (KeyValuePair<string, string>[])
                [
                    new($"TagSpecification.1.Tag.{index + 1}.Key", tag.Key), new($"TagSpecification.1.Tag.{index + 1}.Value", tag.Value),
                ]),
            ],
            Cancellation);
        string[] ids = [.. launched.Descendants().Where(element => element.Name.LocalName == "instanceId").Select(element => element.Value).Distinct()];
        foreach (string id in ids)
        {
            await Aws.Events.WaitForAsync<EventPublished>(happened => IsState(happened, id, "running"), Patience, Cancellation);
            if (agent == "0s")
            {
                await Aws.Events.WaitForAsync<AgentRegistered>(happened => happened.InstanceId == id, Patience, Cancellation);
            }
        }

        return ids;
    }

    /// <summary>Sends a command as somebody else would.</summary>
    public Task SendAsync(string document, string instanceId, string parameters) => Clients().Ssm.SendCommandAsync(
        new SendCommandRequest
        {
            DocumentName = document,
            InstanceIds = [instanceId],
            Parameters = JsonNode.Parse(parameters)!.AsObject().ToDictionary(one => one.Key, one => one.Value!.AsArray().Select(value => value.String()!).ToList()),
        },
        Cancellation);

    /// <summary>Takes an instance's lock, as somebody who is killed then.</summary>
    public async Task LockAsync(string instanceId) =>
        Assert.NotNull(await new InstanceLock(new ParameterStore(Clients().Ssm, Settings.MemoryPath), Clock).TryGetAsync(instanceId, Cancellation));

    /// <summary>The instances that the functions remember something of.</summary>
    public async Task<IReadOnlyCollection<string>> RememberedAsync() =>
        await new PatchMemory(new ParameterStore(Clients().Ssm, Settings.MemoryPath)).InstanceIdsAsync(Cancellation);

    /// <summary>Says how an instance's agent behaves from now on, as <c>POST /_local/agents</c> takes it.</summary>
    public async Task AgentAsync(string instanceId, JsonObject setting)
    {
        setting["instanceId"] = instanceId;
        using var content = new StringContent(setting.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Aws.Endpoint, "/_local/agents"), content, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The event that says that an instance runs.</summary>
    public JsonObject Started(string instanceId) =>
        (JsonObject)Aws.Events.History.OfType<EventPublished>().Last(happened => IsState(happened, instanceId, "running")).Event.DeepClone();

    /// <summary>The event that says that it was launched.</summary>
    public JsonObject Launched(string instanceId) => (JsonObject)Aws.Events.History.OfType<EventPublished>()
        .Last(happened => happened.Name == "RunInstances" && Json.Text(happened.Event).Contains(instanceId, StringComparison.Ordinal)).Event.DeepClone();

    /// <summary>Hands the patcher messages with those events, each received for the n-th time.</summary>
    public async Task<SQSBatchResponse> PatchAsync(IReadOnlyList<JsonObject> events, int receives = 1)
    {
        var patcher = PatcherFunction.Wire(
            new PatcherSettings
            {
                Patching = Settings,
                QueueUrl = Queue("LaunchedInstances"),
                DeadLetterQueueUrl = Queue("FailedLaunches"),
            },
            Clients(PatcherFunction.Handler),
            Sqs(PatcherFunction.Handler),
            Written.Metrics,
            Clock);
        return await patcher.HandleAsync(
            new SQSEvent
            {
                Records =
                [
                    .. events.Select(happened => new SQSEvent.SQSMessage
                    {
                        MessageId = happened["id"].String() ?? "put-back",
                        ReceiptHandle = $"receipt-{happened["id"].String()}",
                        Body = happened.ToJsonString(),
                        Attributes = new Dictionary<string, string>
                        {
                            ["ApproximateReceiveCount"] = receives.ToString(CultureInfo.InvariantCulture),
                            ["SentTimestamp"] = Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                        },
                    }),
                ],
            },
            Context);
    }

    public Task<SQSBatchResponse> PatchAsync(string instanceId, int receives = 1) => PatchAsync([Started(instanceId)], receives);

    /// <summary>What the functions put into the queue of launches themselves, as the patcher gets it.</summary>
    public IReadOnlyList<JsonObject> PutBack() =>
    [
        .. Calls.Where(call => call.Action == "SendMessage" && call.Parameters["MessageBody"].Contains("lookAgainAt", StringComparison.Ordinal))
            .Select(call => JsonNode.Parse(call.Parameters["MessageBody"])!.AsObject()),
    ];

    /// <summary>Waits until a command has ended on an instance, and gives the event that says so.</summary>
    public async Task<JsonObject> EndOfCommandAsync(string instanceId, int which = 1)
    {
        await Aws.Events.WaitForAsync<EventPublished>(_ => Ends(instanceId).Count >= which, Patience, Cancellation);
        return (JsonObject)Ends(instanceId)[which - 1].Event.DeepClone();
    }

    /// <summary>Hands the reporter an event.</summary>
    public async Task<ReportResult> ReportAsync(JsonObject busEvent)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(busEvent.ToJsonString()));
        return await ReporterFunction.Wire(new ReporterSettings { Patching = Settings, QueueUrl = Queue("LaunchedInstances"), SendsNext = SendsNext }, Clients(ReporterFunction.Handler), Sqs(ReporterFunction.Handler), Written.Metrics, Clock)
            .HandleAsync(JsonSerializer.Deserialize(stream, ReporterJson.Default.CloudWatchEventJsonElement)!, Context);
    }

    /// <summary>Sweeps as the schedule does.</summary>
    public Task<PatchSweepResult> SweepAsync() => PatchSweepFunction.Wire(
        new PatchSweepSettings { Patching = Settings, Snapshots = SnapshotDays == 0 ? null : TimeSpan.FromDays(SnapshotDays) },
        Clients(PatchSweepFunction.Handler),
        Written.Metrics,
        Clock).HandleAsync(new TestLambdaContext { RemainingTime = SweepTime });

    /// <summary>Exactly one command went out; otherwise it shows every call that led to it.</summary>
    public void AssertSentOnce() => Assert.True(
        Sent.Count == 1,
        $"{Sent.Count} commands were sent:\n{string.Join('\n', Calls.Select(call => $"{call.Time:HH:mm:ss.fff} {call.Action} {call.ErrorCode} {string.Join(' ', call.Parameters)}"))}");

    public void Fault(string service, string action, FaultKind kind, int times = 1) =>
        Aws.Faults.Add(new Fault(service, action, kind) { Caller = Caller, Times = times });

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }

        http.Dispose();
    }

    private List<EventPublished> Ends(string instanceId) =>
    [
        .. Aws.Events.History.OfType<EventPublished>().Where(happened => happened.Event["detail-type"].String() == "EC2 Command Invocation Status-change Notification"
            && happened.Event["detail"]?["instance-id"].String() == instanceId
            && happened.Event["detail"]?["status"].String() is not (null or "Pending" or "InProgress" or "Delayed")),
    ];

    private static bool IsState(EventPublished happened, string instanceId, string state) =>
        happened.Event["detail-type"].String() == "EC2 Instance State-change Notification"
        && happened.Event["detail"]?["instance-id"].String() == instanceId
        && happened.Event["detail"]?["state"].String() == state;

    /// <param name="function">Under whose role; somebody else's where it is missing.</param>
    private PatchClients Clients(string? function = null)
    {
        var credentials = Credentials(function);
        return new PatchClients(
            Own(new AmazonEC2Client(credentials, Config(new AmazonEC2Config()))),
            Own(new AmazonSimpleSystemsManagementClient(credentials, Config(new AmazonSimpleSystemsManagementConfig()))),
            Own(new AmazonSimpleSystemsManagementClient(credentials, PatchClients.OnceOnly(Config(new AmazonSimpleSystemsManagementConfig())))),
            Own(new AmazonSimpleNotificationServiceClient(credentials, Config(new AmazonSimpleNotificationServiceConfig()))),
            () => Own(new AmazonSQSClient(credentials, Config(new AmazonSQSConfig()))));
    }

    private T Config<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Aws.Endpoint.ToString();
        config.AuthenticationRegion = Region;
        config.HttpClientFactory = Executioner;
        return config;
    }

    private AmazonSQSClient Sqs(string function) => Own(new AmazonSQSClient(Credentials(function), Config(new AmazonSQSConfig())));

    private BasicAWSCredentials Credentials(string? function) => new(
        function is null ? Caller : Aws.KeyFor(function, Caller, Region, new Dictionary<string, string> { ["SnapshotDays"] = $"{SnapshotDays}" }), "local");

    private string Queue(string logicalId) =>
        $"{Aws.Endpoint}{Aws.Options.AccountId}/{Aws.StackIn(Region).Queues.Single(queue => queue.LogicalId == logicalId).Name}";

    private T Own<T>(T client)
        where T : IDisposable
    {
        clients.Add(client);
        return client;
    }
}
