namespace Remediation.Events;

/// <summary>How an event names a security group.</summary>
public abstract record GroupReference
{
    private GroupReference()
    {
    }

    /// <summary>By its id, which is unique.</summary>
    /// <param name="GroupId"><c>sg-…</c></param>
    public sealed record ById(string GroupId) : GroupReference
    {
        /// <inheritdoc/>
        public override string ToString() => GroupId;
    }

    /// <summary>
    /// By its name alone, which is unique only within a VPC. EC2 accepts a bare name for the default VPC only
    /// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">AuthorizeSecurityGroupIngress</see>):
    /// look for the group of that name there.
    /// </summary>
    /// <param name="GroupName">The name, as the caller typed it.</param>
    public sealed record ByName(string GroupName) : GroupReference
    {
        /// <inheritdoc/>
        public override string ToString() => $"name {GroupName}";
    }
}
