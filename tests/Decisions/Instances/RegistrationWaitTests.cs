using Remediation.Decisions.Instances;

namespace Remediation.Decisions.Tests.Instances;

public sealed class RegistrationWaitTests
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(1);

    [Fact]
    public void It_is_looked_soon_at_first_and_then_ever_more_rarely() => Assert.Equal(
        [15, 30, 60, 120, 240, 300, 300, 300],
        Enumerable.Range(1, 8).Select(looks => RegistrationWait.Next(looks, Forever).TotalSeconds));

    [Theory]
    [InlineData(int.MinValue, 15)]
    [InlineData(-1, 15)]
    [InlineData(0, 15)]
    [InlineData(64, 300)]
    [InlineData(65, 300)]
    [InlineData(int.MaxValue, 300)]
    public void Impossible_counts_are_the_first_or_the_longest_wait(int looks, int seconds) =>
        Assert.Equal(seconds, RegistrationWait.Next(looks, Forever).TotalSeconds);

    [Fact]
    public void The_last_look_is_right_after_the_deadline_and_never_later()
    {
        for (int looks = 0; looks < 70; looks++)
        {
            for (int left = 1; left <= 400; left++)
            {
                double delay = RegistrationWait.Next(looks, TimeSpan.FromSeconds(left)).TotalSeconds;

                Assert.InRange(delay, Math.Min(15, left + 1), Math.Min(300, left + 1));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    public void Beyond_the_deadline_it_goes_on_as_before(int left) =>
        Assert.Equal(120, RegistrationWait.Next(4, TimeSpan.FromSeconds(left)).TotalSeconds);

    [Theory]
    [InlineData(10, 7)]
    [InlineData(45, 14)]
    [InlineData(180, 41)]
    public void Until_the_deadline_an_instance_costs_few_looks(int deadlineMinutes, int expectedLooks)
    {
        var left = TimeSpan.FromMinutes(deadlineMinutes);
        int looks = 1;
        while (left > TimeSpan.Zero)
        {
            left -= RegistrationWait.Next(looks++, left);
        }

        Assert.Equal(expectedLooks, looks);
        Assert.InRange(left.TotalSeconds, -1, 0);
    }
}
