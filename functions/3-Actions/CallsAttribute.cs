namespace Remediation.Actions;

/// <summary>
/// What a method has to be allowed in AWS: one permission for each call that it makes itself, and for what comes with the call, such as tags on what it
/// makes (<see href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
/// Authorization Reference</see>). Nothing reads it at run time. Tests hold it against the calls in the method's code, against what the functions were seen
/// to do, and against what template.yaml grants them.
/// </summary>
/// <param name="permissions">IAM actions: <c>ec2:RevokeSecurityGroupIngress</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CallsAttribute(params string[] permissions) : Attribute
{
    /// <summary>IAM actions.</summary>
    public IReadOnlyList<string> Permissions => permissions;
}
