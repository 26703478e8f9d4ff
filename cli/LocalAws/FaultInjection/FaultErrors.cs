namespace Remediation.Cli.LocalAws;

/// <summary>How each service words the errors that faults bring about.
/// EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, SNS: https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html</summary>
internal static class FaultErrors
{
    /// <summary>Null when the fault is no error answer.</summary>
    public static AwsError? For(Fault fault, AwsRequest request)
    {
        var error = fault.Kind switch
        {
            FaultKind.Throttle => Throttle(request),
            FaultKind.Denied => Denied(request),
            FaultKind.Http500 => new AwsError(request.Protocol == AwsProtocol.Ec2Query ? "InternalError" : "InternalFailure", "An internal error has occurred", 500),
            FaultKind.Error => new AwsError(fault.Code ?? "InvalidParameterValue", "The local AWS was told to answer with this error."),
            _ => null,
        };
        return error is null ? null : error with { Message = fault.Message ?? error.Message, Status = fault.Status ?? error.Status, Code = fault.Code ?? error.Code };
    }

    private static AwsError Throttle(AwsRequest request) => request switch
    {
        { Protocol: AwsProtocol.Ec2Query } => new AwsError("RequestLimitExceeded", "Request limit exceeded.", 503),
        { Protocol: AwsProtocol.RestXml } => new AwsError("SlowDown", "Please reduce your request rate.", 503),
        { Service: "lambda" } => new AwsError("TooManyRequestsException", "Rate Exceeded.", 429),
        { Protocol: AwsProtocol.Query } => new AwsError("Throttling", "Rate exceeded"),
        _ => new AwsError("ThrottlingException", "Rate exceeded"),
    };

    private static AwsError Denied(AwsRequest request) => request switch
    {
        { Protocol: AwsProtocol.Ec2Query } => new AwsError(
            "UnauthorizedOperation",
            $"You are not authorized to perform this operation. No identity-based policy allows the ec2:{request.Action} action",
            403),
        { Service: "sns" } => new AwsError("AuthorizationError", $"The caller is not authorized to perform: SNS:{request.Action}", 403),
        { Protocol: AwsProtocol.Query or AwsProtocol.RestXml } => new AwsError("AccessDenied", $"The caller is not authorized to perform: {request.Service}:{request.Action}", 403),
        { Service: "lambda" } => new AwsError("AccessDeniedException", $"The caller is not authorized to perform: lambda:{request.Action}", 403),
        _ => new AwsError("AccessDeniedException", $"The caller is not authorized to perform: {request.Service}:{request.Action}"),
    };
}
