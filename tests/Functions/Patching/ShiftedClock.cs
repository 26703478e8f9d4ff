namespace Remediation.Functions.Tests.Patching;

/// <summary>The machine's clock, moved on: the local AWS lives in the present, and the functions hours or days later.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

    public void Advance(TimeSpan by) => shift += by;
}
