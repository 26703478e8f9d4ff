using System.Collections.Concurrent;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>The agents of the instances: each registers some time after its instance runs, and is gone when the instance stops.
/// moto knows instances, but no agents.</summary>
internal sealed class Fleet(MotoClient moto, Func<AwsScope, string, TestImage?> firstImage, AgentSettings settings, LocalAwsOptions options, LocalAwsEvents events, BackgroundWork background) : IDisposable
{
    private readonly ConcurrentDictionary<(AwsScope Scope, string Id), ManagedInstance> instances = new();

    /// <summary>The instances of a region on which the agent has registered, stopped ones too, in the order of their registration.</summary>
    public IReadOnlyList<ManagedInstance> Registered(AwsScope scope) =>
        [.. instances.Values.Where(i => i.Scope == scope && i is { RegisteredAt: not null, IsTerminated: false }).OrderBy(i => i.RegisteredAt)];

    public ManagedInstance? Find(AwsScope scope, string id) => instances.GetValueOrDefault((scope, id));

    public Platform PlatformOf(ManagedInstance instance)
    {
        var byImage = Platform.OfImage(instance.ImageName);
        return new Platform(Setting(instance, s => s.PlatformName) ?? byImage.Name, Setting(instance, s => s.PlatformVersion) ?? byImage.Version);
    }

    /// <summary>Online, ConnectionLost or Inactive.</summary>
    public string PingStatusOf(ManagedInstance instance) =>
        !instance.IsConnected ? "ConnectionLost" : Setting(instance, s => s.PingStatus) ?? "Online";

    public bool IsOnline(ManagedInstance instance) => PingStatusOf(instance) == "Online";

    /// <param name="documents">The names that a document has here.</param>
    public IReadOnlyList<SimulatedResult>? ResultsOf(ManagedInstance instance, IEnumerable<string> documents) =>
        documents.Select(document => Setting(instance, s => s.Results.GetValueOrDefault(document))).FirstOrDefault(results => results is not null);

    public void Set(string whom, AgentSetting setting)
    {
        settings.Set(whom, setting);
        foreach (var waiting in instances.Values.Where(i => i is { RunningSince: not null, IsConnected: false }))
        {
            Register(waiting);
        }
    }

    public void Forget()
    {
        settings.Clear();
        instances.Clear();
    }

    /// <param name="instance">As RunInstances answers.</param>
    public async Task LaunchAsync(AwsScope scope, XElement instance, CancellationToken cancellation)
    {
        var id = instance.Text("instanceId")!;
        var imageId = instance.Text("imageId") ?? string.Empty;
        var tag = instance.Items("tagSet").FirstOrDefault(t => t.Text("key") == "local:agent")?.Text("value");
        var imageName = await ImageNameAsync(scope, imageId, cancellation);
        instances[(scope, id)] = new ManagedInstance(scope, id, imageId, imageName, instance.Text("privateIpAddress") ?? string.Empty, AgentSettingJson.FromTag(tag));
    }

    public void Runs(AwsScope scope, string id)
    {
        if (Find(scope, id) is { } instance)
        {
            instance.Runs();
            Register(instance);
        }
    }

    /// <summary>An instance begins to stop, or to end.</summary>
    public void Ends(AwsScope scope, string id, bool forGood)
    {
        if (Find(scope, id) is not { } instance)
        {
            return;
        }

        if (forGood)
        {
            instance.Terminates();
        }
        else
        {
            instance.Stops();
        }
    }

    /// <summary>The agent is away while its operating system starts again.</summary>
    public async Task RebootAsync(ManagedInstance instance, CancellationToken cancellation)
    {
        instance.Disconnects();
        await Task.Delay(options.RebootDelay, cancellation);
        instance.Connects();
    }

    public void Dispose()
    {
        foreach (var instance in instances.Values)
        {
            instance.Dispose();
        }
    }

    private void Register(ManagedInstance instance) =>
        background.Begin($"The agent of {instance.Id} did not register", cancellation => RegisterAsync(instance, cancellation));

    private async Task RegisterAsync(ManagedInstance instance, CancellationToken cancellation)
    {
        var since = instance.RunningSince;
        if (Delay(instance) is not { } delay || since is null)
        {
            return;
        }

        if (since + delay - DateTimeOffset.UtcNow is { } left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellation);
        }

        // Somebody may have said otherwise in the meantime, or stopped the instance.
        if (instance.RunningSince == since && Delay(instance) is { } now && now <= delay && !instance.IsConnected)
        {
            instance.Connects();
            events.Publish(new AgentRegistered(instance.Scope.Region, instance.Id, PlatformOf(instance)));
        }
    }

    /// <summary>Null for never.</summary>
    private TimeSpan? Delay(ManagedInstance instance)
    {
        var delay = settings.First([instance.Id], s => s.RegistersAfter)
            ?? instance.RegistersAfterByTag
            ?? settings.First([instance.ImageId, AgentSettings.Everybody], s => s.RegistersAfter)
            ?? options.AgentRegistersAfter;
        return delay == Timeout.InfiniteTimeSpan ? null : delay;
    }

    private T? Setting<T>(ManagedInstance instance, Func<AgentSetting, T?> value) => settings.First([instance.Id, instance.ImageId, AgentSettings.Everybody], value);

    /// <summary>The name of the image of the local AWS that this one was made from, else its own.</summary>
    private async Task<string> ImageNameAsync(AwsScope scope, string imageId, CancellationToken cancellation)
    {
        if (firstImage(scope, imageId) is { } first)
        {
            return first.Name;
        }

        try
        {
            var answer = await moto.QueryAsync(scope, "ec2", QueryParameters.Of(("Action", "DescribeImages"), ("Version", "2016-11-15"), ("ImageId.1", imageId)), cancellation);
            return answer.Items("imagesSet").FirstOrDefault()?.Text("name") ?? string.Empty;
        }
        catch (AwsErrorException)
        {
            // moto launches instances of images that do not exist.
            return string.Empty;
        }
    }
}
