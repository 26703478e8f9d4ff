using Amazon.Lambda.Core;

namespace Remediation.Bootstrap;

/// <summary>
/// The time that Lambda gives one invocation, as two tokens: working stops early enough that there is always time left to tell about it.
/// </summary>
internal sealed class WorkTime : IDisposable
{
    private static readonly TimeSpan ToTell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ToAnswer = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource working;
    private readonly CancellationTokenSource telling;

    private WorkTime(TimeSpan remaining, TimeProvider time)
    {
        telling = new CancellationTokenSource(AtLeastNothing(remaining - ToAnswer), time);
        working = new CancellationTokenSource(AtLeastNothing(remaining - ToTell), time);
    }

    /// <summary>For looking, deciding and acting.</summary>
    public CancellationToken Working => working.Token;

    /// <summary>For telling.</summary>
    public CancellationToken Telling => telling.Token;

    public static WorkTime Of(ILambdaContext context, TimeProvider time) => new(context.RemainingTime, time);

    public void Dispose()
    {
        working.Dispose();
        telling.Dispose();
    }

    private static TimeSpan AtLeastNothing(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
