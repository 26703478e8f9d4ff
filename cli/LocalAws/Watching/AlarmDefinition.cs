namespace Remediation.Cli.LocalAws;

internal enum AlarmState
{
    InsufficientData,
    Ok,
    Alarm,
}

/// <summary>What CloudWatch takes for a period in which nothing was measured.</summary>
internal enum MissingData
{
    Missing,
    Breaching,
    NotBreaching,
}

/// <summary>An AWS::CloudWatch::Alarm, every value worked out.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html</summary>
/// <param name="Queries">One metric, or metrics and the expression about them.</param>
/// <param name="Breaches">Whether a value is on the wrong side of the threshold.</param>
/// <param name="DatapointsToAlarm">How many of the last <paramref name="EvaluationPeriods"/> must breach.</param>
internal sealed record AlarmDefinition(
    string LogicalId,
    string Name,
    string Arn,
    string Description,
    IReadOnlyList<MetricQuery> Queries,
    Func<double, bool> Breaches,
    string Condition,
    int EvaluationPeriods,
    int DatapointsToAlarm,
    MissingData MissingData,
    IReadOnlyList<string> AlarmActions,
    IReadOnlyList<string> OkActions,
    IReadOnlyList<string> InsufficientDataActions)
{
    public TimeSpan Period => Queries.Max(query => query.Period);

    /// <summary>CloudWatch evaluates an alarm that looks at more than a day once an hour, and others each minute.</summary>
    public bool IsMultiDay => Period * EvaluationPeriods > TimeSpan.FromDays(1);
}

/// <param name="Expression">What is worked out of the other queries; null for a metric.</param>
/// <param name="Statistic">Sum, Average, Maximum, Minimum, SampleCount or p95.</param>
/// <param name="IsResult">It is what is compared with the threshold.</param>
internal sealed record MetricQuery(string Id, string? Expression, MetricId? Metric, TimeSpan Period, string Statistic, bool IsResult);
