using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Watching;

/// <summary>The examples of CloudWatch's own pages: X breaches, 0 does not, - is missing; the latest is on the right.</summary>
public sealed class AlarmEvaluationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly MetricId Metric = new("Remediation", "Any", "");

    [Theory]
    [InlineData(3, "0-X-X", nameof(AlarmState.Ok), nameof(AlarmState.Ok), nameof(AlarmState.Ok))]
    [InlineData(3, "0----", nameof(AlarmState.Ok), nameof(AlarmState.Ok), nameof(AlarmState.Ok))]
    [InlineData(3, "-----", nameof(AlarmState.InsufficientData), nameof(AlarmState.Alarm), nameof(AlarmState.Ok))]
    [InlineData(3, "0XX-X", nameof(AlarmState.Alarm), nameof(AlarmState.Alarm), nameof(AlarmState.Alarm))]
    [InlineData(3, "--X--", nameof(AlarmState.Alarm), nameof(AlarmState.Alarm), nameof(AlarmState.Ok))]
    [InlineData(2, "0-X-X", nameof(AlarmState.Alarm), nameof(AlarmState.Alarm), nameof(AlarmState.Alarm))]
    [InlineData(2, "00X0X", nameof(AlarmState.Alarm), nameof(AlarmState.Alarm), nameof(AlarmState.Alarm))]
    [InlineData(2, "0-X--", nameof(AlarmState.Ok), nameof(AlarmState.Alarm), nameof(AlarmState.Ok))]
    [InlineData(2, "----0", nameof(AlarmState.Ok), nameof(AlarmState.Alarm), nameof(AlarmState.Ok))]
    [InlineData(2, "---X-", nameof(AlarmState.Alarm), nameof(AlarmState.Alarm), nameof(AlarmState.Ok))]
    public void Of_the_last_three_values_so_many_must_breach(int datapoints, string values, string missing, string breaching, string notBreaching)
    {
        Assert.Equal(missing, StateOf(datapoints, values, MissingData.Missing).ToString());
        Assert.Equal(breaching, StateOf(datapoints, values, MissingData.Breaching).ToString());
        Assert.Equal(notBreaching, StateOf(datapoints, values, MissingData.NotBreaching).ToString());
    }

    [Fact]
    public void An_alarm_about_more_than_a_day_is_evaluated_once_an_hour_up_to_the_full_hour()
    {
        var store = new MetricStore();
        var alarm = Alarm(25, 25, MissingData.Breaching, TimeSpan.FromHours(1), "FILL(m, 0)");
        store.Add(new MetricDatum(Metric, Now.AddMinutes(1), 1));

        var evaluated = Enumerable.Range(0, 60).Select(minute => Now.AddMinutes(minute)).Where(time => AlarmEvaluation.StateAt(time, alarm, store) is not null);

        Assert.Equal([Now.AddMinutes(3)], evaluated);
        Assert.Equal(AlarmState.Alarm, AlarmEvaluation.StateAt(Now.AddMinutes(3), alarm, store));
        Assert.Equal(AlarmState.Ok, AlarmEvaluation.StateAt(Now.AddMinutes(63), alarm, store));
    }

    [Theory]
    [InlineData("Sum", 10)]
    [InlineData("Average", 2.5)]
    [InlineData("Maximum", 4)]
    [InlineData("Minimum", 1)]
    [InlineData("SampleCount", 4)]
    [InlineData("p50", 2)]
    [InlineData("p95", 4)]
    public void A_period_has_one_value(string statistic, double expected)
    {
        var store = new MetricStore();
        foreach (int value in (int[])[1, 2, 3, 4])
        {
            store.Add(new MetricDatum(Metric, Now.AddMinutes(-4), value));
        }

        var alarm = Alarm(1, 1, MissingData.Missing, TimeSpan.FromMinutes(5)) with { Queries = [new("m", null, Metric, TimeSpan.FromMinutes(5), statistic, true)] };

        Assert.Equal(expected, MetricMath.Result(alarm, store, Now, 1, Now)[0]);
    }

    [Theory]
    [InlineData("ANOMALY_DETECTION_BAND(m)")]
    [InlineData("RATE(m)")]
    public void What_is_not_played_is_said(string expression) => Assert.Throws<LocalAwsException>(
        () => AlarmEvaluation.StateAt(Now, Alarm(1, 1, MissingData.Missing, TimeSpan.FromMinutes(5), expression), new MetricStore()));

    private static AlarmState? StateOf(int datapoints, string values, MissingData missing)
    {
        var store = new MetricStore();
        for (int period = 0; period < values.Length; period++)
        {
            if (values[period] != '-')
            {
                store.Add(new MetricDatum(Metric, Now.AddMinutes(-5 * (values.Length - period)), values[period] == 'X' ? 1 : 0));
            }
        }

        return AlarmEvaluation.StateAt(Now, Alarm(3, datapoints, missing, TimeSpan.FromMinutes(5)), store);
    }

    private static AlarmDefinition Alarm(int periods, int datapoints, MissingData missing, TimeSpan period, string? expression = null) => new(
        "Any",
        "any",
        "arn",
        "",
        expression is null
            ? [new("m", null, Metric, period, "Maximum", true)]
            : [new("m", null, Metric, period, "Maximum", false), new("e", expression, null, TimeSpan.Zero, "", true)],
        expression is null ? value => value > 0 : value => value < 1,
        "",
        periods,
        datapoints,
        missing,
        [],
        [],
        []);
}
