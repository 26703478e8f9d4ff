namespace Remediation.Cli.LocalAws;

/// <summary>How each service says no.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</summary>
internal static class AccessDenial
{
    public static AwsError For(AwsRequest request, Caller caller, Authorization asked, Decision decision)
    {
        var why = decision.DeniedBy is null ? $"no identity-based policy allows the {asked.Action} action" : "with an explicit deny in an identity-based policy";
        var sentence = $"User: {Arn(caller, request.Account)} is not authorized to perform: {asked.Action} on resource: {asked.Resource} {(decision.DeniedBy is null ? "because " : string.Empty)}{why}";
        return request switch
        {
            { Protocol: AwsProtocol.Ec2Query } => new AwsError("UnauthorizedOperation", $"You are not authorized to perform this operation. {sentence}", 403),
            { Service: "sns" } => new AwsError("AuthorizationError", sentence, 403),
            { Service: "sqs" } or { Protocol: AwsProtocol.Query or AwsProtocol.RestXml } => new AwsError("AccessDenied", sentence, 403),
            { Service: "lambda" } => new AwsError("AccessDeniedException", sentence, 403),
            _ => new AwsError("AccessDeniedException", sentence),
        };
    }

    private static string Arn(Caller caller, string account) => $"arn:aws:sts::{account}:assumed-role/{caller.RoleArn?.Split('/')[^1]}/{caller.SessionName}";
}
