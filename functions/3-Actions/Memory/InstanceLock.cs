using System.Globalization;

namespace Remediation.Actions.Memory;

/// <summary>
/// Lets one at a time send something to an instance. The lock is a parameter: of all who try to make it, one succeeds, and it is deleted afterwards. One
/// that is older than <see cref="HolderIsGone"/> belongs to somebody who was killed, and is taken over: Parameter Store counts the writes, so of all who
/// write version 2, one gets it.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="time">The clock.</param>
public sealed class InstanceLock(ParameterStore store, TimeProvider time)
{
    /// <summary>The folder that the locks are in.</summary>
    public const string Folder = "locks";

    /// <summary>Whoever holds a lock sends within this time, or not at all.</summary>
    public static readonly TimeSpan ToSend = TimeSpan.FromMinutes(2);

    /// <summary>After this time, whoever held it has sent, or is dead.</summary>
    public static readonly TimeSpan HolderIsGone = TimeSpan.FromMinutes(5);

    /// <summary>Tries to get the lock of an instance.</summary>
    /// <returns><see langword="null"/> when somebody else has it.</returns>
    public async Task<HeldLock?> TryGetAsync(string instanceId, CancellationToken cancellation)
    {
        string name = NameOf(instanceId);
        var now = time.GetUtcNow();
        if (await store.TryReplaceAsync(name, Text(now), null, cancellation) is not null)
        {
            return new HeldLock(instanceId, now, null);
        }

        return await store.ReadAsync(name, cancellation) is { } before
            && Since(before.Value) is var since && now - since > HolderIsGone
            && await store.TryReplaceAsync(name, Text(now), before, cancellation) is not null
                ? new HeldLock(instanceId, now, since)
                : null;
    }

    /// <summary>Gives the lock back.</summary>
    public Task ReleaseAsync(HeldLock held, CancellationToken cancellation) => store.DeleteAsync(NameOf(held.InstanceId), cancellation);

    /// <summary>Whether the holder may still send.</summary>
    public bool MaySend(HeldLock held) => time.GetUtcNow() - held.Since < ToSend;

    private static string NameOf(string instanceId) => $"{Folder}/{instanceId}";

    private static string Text(DateTimeOffset since) => since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Since(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;
}

/// <summary>A lock that is held.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Before">Since when somebody had held it who was killed; <see langword="null"/> when nobody was: nobody knows whether that one sent something.</param>
public sealed record HeldLock(string InstanceId, DateTimeOffset Since, DateTimeOffset? Before);
