using Amazon.Lambda.Core;
using Remediation.Actions.SecurityGroups;

namespace Remediation.Bootstrap.CanaryOpener;

/// <summary>
/// Opens a hole on a schedule, as somebody would who should not, for no other reason than to see it closed: SecurityGroupGuard closes it and tells, and
/// CanaryListener counts what it hears. An hour in which it hears nothing raises an alarm.
/// </summary>
internal sealed class CanaryOpener(CanaryHole hole, TimeProvider time)
{
    /// <exception cref="CanaryStillOpenException">The former hole was still there.</exception>
    public async Task HandleAsync(ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        await hole.OpenAsync(workTime.Working);
        context.Logger.LogInformation("the canary's hole is open; it should be closed within seconds");
    }
}
