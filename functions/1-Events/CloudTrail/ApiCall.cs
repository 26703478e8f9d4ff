namespace Remediation.Events.CloudTrail;

/// <summary>
/// An API call, from CloudTrail
/// (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">record contents</see>).
/// </summary>
public sealed record ApiCall
{
    /// <summary>The operation: <c>AuthorizeSecurityGroupIngress</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>Identifies the record; the same in every delivery of it.</summary>
    public required string EventId { get; init; }

    /// <summary>Identifies the call, in every record of it. Old records have none.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the call completed, UTC.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Where the call was made.</summary>
    public required string Region { get; init; }

    /// <summary>The account in which it took effect.</summary>
    public required string Account { get; init; }

    /// <summary>Who made it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>An IP address, or a service's host name, or <c>AWS Internal</c>. Not to be parsed as an address.</summary>
    public string? SourceIpAddress { get; init; }

    /// <summary>As the caller's software described itself.</summary>
    public string? UserAgent { get; init; }

    /// <summary>
    /// What the call came through, for people: <c>console</c>, <c>AWS CLI</c>, <c>CloudFormation</c>, <c>Terraform</c>, <c>Pulumi</c>,
    /// the name of an SDK, <c>AWS service autoscaling</c>. Worked out from what the caller says of itself, so no proof of anything.
    /// </summary>
    public required string Via { get; init; }

    /// <summary>Why the call failed: <c>Client.UnauthorizedOperation</c>. <see langword="null"/> if it succeeded.</summary>
    public string? ErrorCode { get; init; }
}
