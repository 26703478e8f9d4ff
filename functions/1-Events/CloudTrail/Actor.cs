namespace Remediation.Events.CloudTrail;

/// <summary>
/// Who made an API call
/// (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity</see>).
/// </summary>
public sealed record Actor
{
    /// <summary><c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c>, <c>AWSService</c>, …; <c>Unknown</c> where the event does not say.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// A name for people: a user's name, a role's name and its session's as <c>role/session</c>, <c>root</c>, a service's host name, or
    /// whatever else identifies the caller.
    /// </summary>
    public required string DisplayName { get; init; }

    /// <summary><c>arn:aws:…</c>; an assumed role's names its session.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>The caller's account, which may be another than the one where the call took effect.</summary>
    public string? AccountId { get; init; }

    /// <summary>The name of an assumed role's session; people who sign in with IAM Identity Center have their user name here.</summary>
    public string? SessionName { get; init; }

    /// <summary>The role that was assumed: <c>arn:aws:iam::111122223333:role/…</c>, with its path.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The AWS service that called in the actor's name: <c>autoscaling.amazonaws.com</c>, <c>AWS Internal</c>.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>Whether this is the account's root user.</summary>
    public bool IsRoot => string.Equals(Type, "Root", StringComparison.Ordinal);
}
