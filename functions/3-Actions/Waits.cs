namespace Remediation.Actions;

/// <summary>
/// The waits between looks at something that EC2 may not show yet: EC2 is eventually consistent
/// (<see href="https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html">Eventual consistency</see>).
/// </summary>
/// <param name="time">The clock to wait by.</param>
public sealed class Waits(TimeProvider time)
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(800),
        TimeSpan.FromMilliseconds(1600), TimeSpan.FromMilliseconds(2000),
    ];

    /// <summary>Looks until what is seen satisfies, at most seven times within about five seconds, and returns the last look.</summary>
    /// <param name="look">One look.</param>
    /// <param name="satisfies">Whether no further look is needed.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<T> LookUntilAsync<T>(Func<CancellationToken, Task<T>> look, Func<T, bool> satisfies, CancellationToken cancellation)
    {
        var seen = await look(cancellation);
        foreach (var delay in Delays)
        {
            if (satisfies(seen))
            {
                break;
            }

            await Task.Delay(delay, time, cancellation);
            seen = await look(cancellation);
        }

        return seen;
    }
}
