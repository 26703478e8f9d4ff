namespace Remediation.Decisions.Instances;

/// <summary>
/// How long to wait for an instance's agent. It takes from half a minute to several minutes after the launch, and up to half an hour when the
/// instance got its role late
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html">Default Host Management Configuration</see>).
/// </summary>
public static class RegistrationWait
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The delay until the next look: 15 seconds, then twice as long each time, five minutes at most, and not beyond the deadline.</summary>
    /// <param name="looks">How often it was looked, at least once.</param>
    /// <param name="untilDeadline">How long until the waiting ends.</param>
    public static TimeSpan Next(int looks, TimeSpan untilDeadline)
    {
        // From the sixth on it is the longest anyway.
        int doublings = Math.Clamp(looks, 1, 6) - 1;
        var growing = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << doublings));
        return untilDeadline > TimeSpan.Zero && untilDeadline < growing ? untilDeadline + TimeSpan.FromSeconds(1) : growing;
    }
}
