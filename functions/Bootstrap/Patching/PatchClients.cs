using Amazon.EC2;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Remediation.Actions.Commands;
using Remediation.Actions.Instances;
using Remediation.Actions.Memory;
using Remediation.Bootstrap.Watching;
using Remediation.Notices;

namespace Remediation.Bootstrap.Patching;

/// <summary>The clients that patching needs.</summary>
/// <param name="Ec2">For instances, images and snapshots.</param>
/// <param name="Ssm">For everything of Systems Manager but sending.</param>
/// <param name="Sending">For sending commands: it must not retry by itself, because a command that was accepted would be sent again.</param>
/// <param name="Sns">For notices.</param>
/// <param name="Sqs">Makes the client for notices that are joined, when it is needed; <see langword="null"/> for the usual one.</param>
internal sealed record PatchClients(
    IAmazonEC2 Ec2, IAmazonSimpleSystemsManagement Ssm, IAmazonSimpleSystemsManagement Sending, IAmazonSimpleNotificationService Sns, Func<IAmazonSQS>? Sqs = null)
{
    public static PatchClients Create() => new(
        new AmazonEC2Client(new AmazonEC2Config()),
        new AmazonSimpleSystemsManagementClient(new AmazonSimpleSystemsManagementConfig()),
        new AmazonSimpleSystemsManagementClient(OnceOnly(new AmazonSimpleSystemsManagementConfig { Timeout = TimeSpan.FromSeconds(20) })),
        new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig()));

    /// <summary>The SDK has two kinds of retries: one for errors, and one, that has nothing to do with it, for connections that were cut.</summary>
    public static AmazonSimpleSystemsManagementConfig OnceOnly(AmazonSimpleSystemsManagementConfig config)
    {
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}

/// <summary>The parts that the functions which patch have in common, put together.</summary>
internal sealed class PatchParts
{
    public PatchParts(PatchClients clients, PatchSettings settings, Metrics metrics, TimeProvider time)
    {
        var store = new ParameterStore(clients.Ssm, settings.MemoryPath);
        var publisher = settings.Joining.Publisher(clients.Sns, settings.NoticeTopicArn, time, clients.Sqs);
        var mark = new CommandMark(settings.MemoryPath);
        var commands = new CommandReader(clients.Ssm, mark);
        Instances = new InstanceReader(clients.Ec2);
        Nodes = new ManagedNodeReader(clients.Ssm);
        Memory = new PatchMemory(store);
        Told = new ToldMemory(store, time);
        Dispatcher = new PatchDispatcher(Memory, new InstanceLock(store, time), new CommandSender(clients.Sending, mark), commands, settings, time);
        Runs = new RunTeller(commands, new PatchStateReader(clients.Ssm), mark, Instances, Told, publisher, metrics, settings, time);
        Teller = new PatchTeller(Told, publisher, metrics, settings, time);
    }

    public InstanceReader Instances { get; }

    public ManagedNodeReader Nodes { get; }

    public PatchMemory Memory { get; }

    public ToldMemory Told { get; }

    public PatchDispatcher Dispatcher { get; }

    public RunTeller Runs { get; }

    public PatchTeller Teller { get; }
}
