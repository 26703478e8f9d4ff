using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>The commands of each account and region, since the start.</summary>
internal sealed class CommandStore : IDisposable
{
    private readonly ConcurrentQueue<SentCommand> commands = new();

    public void Add(SentCommand command) => commands.Enqueue(command);

    /// <summary>The newest first; a command is there a moment after it was sent.</summary>
    public IReadOnlyList<SentCommand> In(AwsScope scope) =>
        [.. commands.Where(c => c.Scope == scope && c.IsVisible).Reverse()];

    /// <summary>By its id, whether it can be read already or not.</summary>
    public SentCommand? Find(AwsScope scope, string? id) => commands.FirstOrDefault(c => c.Scope == scope && c.Id == id);

    public void Forget() => commands.Clear();

    public void Dispose()
    {
        foreach (var invocation in commands.SelectMany(command => command.Invocations))
        {
            invocation.Dispose();
        }
    }
}
