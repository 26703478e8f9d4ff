namespace Remediation.Cli.LocalAws;

/// <summary>An instance with the agent on it.</summary>
internal sealed class ManagedInstance(AwsScope scope, string id, string imageId, string imageName, string privateAddress, TimeSpan? registersAfterByTag) : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource connection = new();

    public AwsScope Scope => scope;

    public string Id => id;

    public string ImageId => imageId;

    public string ImageName => imageName;

    public string PrivateAddress => privateAddress;

    public string Arn => $"arn:aws:ec2:{scope.Region}:{scope.Account}:instance/{id}";

    /// <summary>What the tag local:agent says.</summary>
    public TimeSpan? RegistersAfterByTag => registersAfterByTag;

    /// <summary>Null unless EC2 says running.</summary>
    public DateTimeOffset? RunningSince { get; private set; }

    /// <summary>Null until the agent registers for the first time.</summary>
    public DateTimeOffset? RegisteredAt { get; private set; }

    public bool IsConnected { get; private set; }

    /// <summary>When the agent connected last, which it does when the operating system has started.</summary>
    public DateTimeOffset? ConnectedAt { get; private set; }

    public bool IsTerminated { get; private set; }

    /// <summary>Null until AWS-RunPatchBaseline reports for the first time.</summary>
    public PatchReport? Patches { get; set; }

    /// <summary>Ends with the agent's connection.</summary>
    public CancellationToken Connection
    {
        get
        {
            lock (gate)
            {
                return connection.Token;
            }
        }
    }

    public void Runs() => RunningSince = DateTimeOffset.UtcNow;

    /// <summary>The agent says that it is there.</summary>
    public void Connects()
    {
        lock (gate)
        {
            if (!IsConnected && !IsTerminated && RunningSince is not null)
            {
                ConnectedAt = DateTimeOffset.UtcNow;
                RegisteredAt ??= ConnectedAt;
                connection.Dispose();
                connection = new CancellationTokenSource();
                IsConnected = true;
            }
        }
    }

    /// <summary>The agent is not heard of any more.</summary>
    public void Disconnects()
    {
        lock (gate)
        {
            IsConnected = false;
            connection.Cancel();
        }
    }

    public void Stops()
    {
        RunningSince = null;
        Disconnects();
    }

    public void Terminates()
    {
        IsTerminated = true;
        Stops();
    }

    public void Dispose() => connection.Dispose();
}
