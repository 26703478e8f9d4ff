namespace Remediation.Cli.LocalAws;

/// <summary>AWS on this machine: moto plays the services, and what it lacks is added in front of it: CloudTrail events, EventBridge rules,
/// Lambda functions that run the real bootstrap, a fleet with its Systems Manager agents, and faults on demand. Dispose it to end every process it started.</summary>
internal sealed class LocalAwsHost : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts = new();
    private readonly TaskCompletionSource<Gateway> gateway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<string, string, IReadOnlyDictionary<string, string>, RoleDefinition> roleOf = null!;
    private Callers callers = null!;

    private Func<DateTimeOffset, AlarmTimeline> watchFrom = null!;

    private LocalAwsHost(LocalAwsOptions options) => Options = options;

    public LocalAwsOptions Options { get; }

    /// <summary>What AWS_ENDPOINT_URL must be.</summary>
    public Uri Endpoint { get; private set; } = null!;

    public LocalAwsEvents Events { get; } = new();

    public Journal Journal { get; } = new();

    public Faults Faults { get; } = new();

    /// <summary>What was asked in the name of the template's roles.</summary>
    public AccessLog Access { get; } = new();

    public EventBus Bus { get; private set; } = null!;

    public LocalFunctions Functions { get; private set; } = null!;

    public QueueMappings Mappings { get; private set; } = null!;

    public Fleet Agents { get; private set; } = null!;

    /// <summary>Begins to measure, and to watch the template's alarms on a clock of its own.</summary>
    /// <param name="start">A whole minute.</param>
    public AlarmTimeline WatchFrom(DateTimeOffset start) => watchFrom(start);

    public string TemplatePath { get; private set; } = string.Empty;

    /// <summary>The template's functions, topics and queues as they are in <see cref="LocalAwsOptions.Region"/>.</summary>
    public StackDefinition Stack => StackIn(Options.Region);

    public Func<string, StackDefinition> StackIn { get; private set; } = null!;

    /// <summary>An access key for somebody who acts under the role of a function, as it is in a stack with other parameters.</summary>
    /// <param name="function">Its logical id.</param>
    /// <param name="name">Tells the caller from all others.</param>
    /// <param name="parameters">What differs from those of the options.</param>
    /// <exception cref="LocalAwsException">The template has no such function, or gives it no role.</exception>
    public string KeyFor(string function, string name, string region, IReadOnlyDictionary<string, string> parameters) =>
        callers.KeyForRole(roleOf(function, region, parameters), name);

    /// <exception cref="LocalAwsException">Something that is needed is missing; the sentence says what, and what to do.</exception>
    public static async Task<LocalAwsHost> StartAsync(LocalAwsOptions options, CancellationToken cancellation = default)
    {
        var host = new LocalAwsHost(options);
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        if (Options.Observer is { } observer)
        {
            Events.Subscribe(observer);
        }

        Loopback.RequireAddress(Options.BindAddress);
        callers = new Callers(Options.UserNames);
        TemplatePath = TemplateFinder.Find(Options.TemplatePath);
        var starting = MotoServer.StartAsync(Options, Progress, cancellation);
        var server = await ListenAsync(starting, cancellation);
        var ruleIds = new RuleIds();
        var groupIds = new GroupIds();
        var moto = Own(new MotoClient(await starting, ruleIds, groupIds));
        var template = SamTemplate.Load(TemplatePath, Options, Endpoint.ToString().TrimEnd('/'));
        StackIn = template.In;
        roleOf = template.RoleOf;
        Progress($"Template {TemplatePath}: {Stack.Functions.Count} functions, {Stack.Topics.Count} topics, {Stack.Queues.Count} queues.");

        var resources = new ResourceLookup(moto);
        var access = new AccessControl(
            [new Ec2Permissions(resources), new SsmPermissions(resources), new SqsPermissions(), new SnsPermissions(), new EventsPermissions(), new LambdaPermissions()], Access);
        var deployment = new Deployment(template.In, moto, groupIds, Options, Events);
        var functions = StartFunctions(template);
        var background = new BackgroundWork(Events);
        var queues = new MotoQueues(moto);
        var deadLetters = new DeadLetters(moto, queues, Options, Events);
        var concurrency = new ReservedConcurrency(functions);
        var later = new AsyncInvocations(functions, concurrency, deadLetters, Options, background);
        var rules = new BusRules(template.In, later, new QueueTargets(queues, deadLetters, background));
        // A pattern that EventBridge would refuse is told now, not with the first event.
        _ = rules.In(Options.Region);
        Bus = new EventBus(Events, Options.AccountId) { RulesOf = rules.In };
        Functions = functions;
        var visibility = new MessageVisibility(moto, callers, Options);
        Events.Subscribe(new TopicSubscriptions(template.In, later).OnEvent);
        var executionRoles = new ExecutionRoles(template.In, access, Events);
        var mappings = Mappings = new QueueMappings(template.In, queues, functions, concurrency, visibility, Options, background);
        var origins = new ImageOrigins((scope, id) => Agents.Find(scope, id));
        Agents = Own(new Fleet(moto, origins.First, new AgentSettings(), Options, Events, background));
        var commands = Own(new CommandStore());
        IReadOnlyList<IOwnAnswer> ours =
        [
            new InvokeApi(functions, concurrency, later), concurrency, visibility, new OtherAccounts(moto), new StackResources(template.In, Options, Endpoint), new SubscriptionAttributes(template.In),
            .. Ec2Answers(moto, ruleIds, origins), .. SsmAnswers(moto, commands, background),
        ];
        watchFrom = start => new AlarmTimeline(Stack, queues, new AlarmActions(moto, Options, Events), Events, start);
        // What it does uses all of these, so it ends first.
        parts.Push(background);
        var api = new AwsApis(ours, moto, PrepareAsync);
        IReadOnlyList<ICallWitness> witnesses =
        [
            new CallRecorder(Journal, Events),
            new SnsWatcher(Events),
            new CloudTrail(Bus),
            new PutEvents(Bus),
            origins,
            new InstanceStateChanges(Bus, Agents, background, Options),
        ];
        gateway.SetResult(new Gateway(
            new AwsRequestReader(Options.AccountId, callers), callers, Faults, access, api, witnesses, new LocalApi(Faults, Journal, Events, Agents), moto, Forget));

        void Forget()
        {
            deployment.Forget();
            Agents.Forget();
            commands.Forget();
            concurrency.Forget();
        }

        async Task PrepareAsync(string region)
        {
            await deployment.EnsureAsync(region);
            executionRoles.Check(region);
            mappings.Start(region);
        }

        await Task.WhenAll(
            PrepareAsync(Options.Region),
            WarmUpEc2Async(moto, cancellation),
            Options.StartFunctions ? functions.WarmUpAsync(Options.Region) : Task.CompletedTask);
        Progress($"AWS is at {server.Address}.");
    }

    /// <summary>The port is open before all else, because the template's queue addresses name it; calls wait until everything is there.</summary>
    private async Task<LoopbackServer> ListenAsync(Task<MotoServer> starting, CancellationToken cancellation)
    {
        var opening = LoopbackServer.StartAsync(Options.BindAddress, Options.Port, async context => await (await gateway.Task).HandleAsync(context), cancellation);
        try
        {
            parts.Push(await starting);
        }
        finally
        {
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening.IsCompletedSuccessfully)
            {
                parts.Push(await opening);
            }
        }

        Endpoint = (await opening).Address;
        return await opening;
    }

    private LocalFunctions StartFunctions(SamTemplate template)
    {
        var bootstrap = new Lazy<BootstrapCommand>(() => BootstrapCommand.Find(Options.BootstrapPath));
        if (Stack.Functions.Count > 0)
        {
            // A wrong path is told now, not with the first event.
            _ = bootstrap.Value;
        }

        var functions = new LocalFunctions(template.In, () => bootstrap.Value, Options, Endpoint, callers, Events);
        parts.Push(functions);
        return functions;
    }

    private IReadOnlyList<IOwnAnswer> Ec2Answers(MotoClient moto, RuleIds ruleIds, ImageOrigins origins)
    {
        var store = Own(new RuleStore(moto));
        var facts = new RuleFacts();
        return
        [
            new OutsideSubscriptions(moto),
            new AuthorizeRules(store, facts),
            new RevokeRules(store),
            new ModifyRules(store, ruleIds, facts),
            new DescribeRules(moto, facts),
            new DescribeGroups(moto),
            new ModifyPrefixList(moto),
            new RestorePrefixList(moto),
            new DescribeImages(moto, origins),
            new InstanceFacts(moto, origins),
        ];
    }

    private IReadOnlyList<IOwnAnswer> SsmAnswers(MotoClient moto, CommandStore commands, BackgroundWork background)
    {
        var tagged = new TaggedInstances(moto);
        var notices = new CommandNotices(Bus, Options, Events);
        var runner = new InvocationRunner(Agents, Machine(), notices, Options);
        var delivery = new CommandDelivery(runner, notices, Options, background);
        return
        [
            new DescribeInstanceInformation(Agents, tagged),
            new SendCommand(Agents, tagged, new DocumentLibrary(moto, StackIn), commands, delivery),
            new ListCommands(commands),
            new ListCommandInvocations(commands),
            new GetCommandInvocation(commands),
            new CancelCommand(commands, delivery),
            new DescribeInstancePatches(Agents),
            new DescribeInstancePatchStates(Agents),
        ];
    }

    private IMachine Machine()
    {
        var simulated = new SimulatedMachine(Agents);
        if (!Options.UseChroots)
        {
            return simulated;
        }

        if (Chroot.Missing is { } missing)
        {
            Progress($"Documents are simulated: {missing}");
            return simulated;
        }

        var machine = new ChrootMachine(simulated, Agents, Events);
        parts.Push(machine);
        return machine;
    }

    /// <summary>moto loads EC2 with the first call, which takes it a second or two.</summary>
    private async Task WarmUpEc2Async(MotoClient moto, CancellationToken cancellation) => await moto.QueryAsync(
        new AwsScope(Options.Region, Options.AccountId), "ec2", QueryParameters.Of(("Action", "DescribeVpcs"), ("Version", "2016-11-15")), cancellation);

    private void Progress(string text) => Events.Publish(new Progressed(text));

    private T Own<T>(T part)
        where T : IDisposable
    {
        parts.Push(new Disposal(part));
        return part;
    }

    private sealed class Disposal(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
