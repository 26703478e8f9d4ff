namespace Remediation.Cli.LocalAws;

/// <summary>Says as CloudWatch does in which state an alarm is.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html</summary>
internal static class AlarmEvaluation
{
    /// <summary>CloudWatch looks further back than the alarm's own periods where values are missing. How far it does not say; its examples have two.</summary>
    private const int LooksBack = 2;

    /// <summary>At which minute of the hour alarms that look at more than a day are evaluated.</summary>
    private const int HourlyAt = 3;

    /// <param name="now">A whole minute.</param>
    /// <returns>Null when it is not evaluated at that minute.</returns>
    public static AlarmState? StateAt(DateTimeOffset now, AlarmDefinition alarm, MetricStore store)
    {
        if (alarm.IsMultiDay && now.Minute != HourlyAt)
        {
            return null;
        }

        // Such an alarm takes into account only what was up to the full hour.
        var end = alarm.IsMultiDay ? now.AddMinutes(-HourlyAt) : now;
        var values = MetricMath.Result(alarm, store, end, alarm.EvaluationPeriods + LooksBack, now);
        // Real values count wherever in the range they are; only what is missing then is filled.
        var real = values.OfType<double>().Take(alarm.EvaluationPeriods).ToList();
        var filled = alarm.MissingData == MissingData.Breaching ? alarm.EvaluationPeriods - real.Count : 0;
        return real.Count == 0 && alarm.MissingData == MissingData.Missing ? AlarmState.InsufficientData
            : real.Count(alarm.Breaches) + filled >= alarm.DatapointsToAlarm || HasBreachedLongEnough(alarm, values) ? AlarmState.Alarm
            : AlarmState.Ok;
    }

    /// <summary>Where missing values are nothing, breaching ones with nothing but missing ones after them go on breaching.</summary>
    private static bool HasBreachedLongEnough(AlarmDefinition alarm, IReadOnlyList<double?> values) =>
        alarm.MissingData == MissingData.Missing
        && values.OfType<double>().All(alarm.Breaches)
        && values.Take(alarm.EvaluationPeriods).Index().Where(value => value.Item is not null).Select(value => value.Index + 1).DefaultIfEmpty().Max() >= alarm.DatapointsToAlarm;
}
