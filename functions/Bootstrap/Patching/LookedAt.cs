using Remediation.Decisions.Instances;

namespace Remediation.Bootstrap.Patching;

/// <summary>What was seen of an instance, and what became of it.</summary>
/// <param name="Instance">What EC2 knows of it.</param>
/// <param name="Recognition">What it was taken for.</param>
/// <param name="Node">What Systems Manager knows of it; <see langword="null"/> when its agent never registered.</param>
/// <param name="Dispatched">What became of it; <see langword="null"/> when its agent is not online.</param>
internal sealed record LookedAt(InstanceFacts Instance, Recognition Recognition, ManagedNode? Node, Dispatched? Dispatched)
{
    /// <summary>Whether people expect it to be patched, and no agent answers that could do it.</summary>
    /// <param name="patience">How long an agent may be silent.</param>
    /// <param name="now">The time, UTC.</param>
    public bool IsMissed(TimeSpan patience, DateTimeOffset now) =>
        Node is null ? Recognition.IsExpected : (Recognition.IsExpected || Node.IsDebian) && Node.IsSilent(patience, now);
}
