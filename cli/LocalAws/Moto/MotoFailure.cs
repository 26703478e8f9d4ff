namespace Remediation.Cli.LocalAws;

/// <summary>AWS answers errors in the service's protocol; moto shows an HTML page when it lacks an action or stumbles.</summary>
internal static class MotoFailure
{
    public static bool IsOne(AwsResponse response) =>
        response.Status >= 400 && StartsWith(response.Body, "<!doctype html"u8);

    /// <summary>moto stumbles over a read while somebody else changes what is read. The next one may do.</summary>
    public static bool PassesBy(AwsRequest request, string? exception) =>
        exception?.Contains("changed size during iteration", StringComparison.Ordinal) == true && request.Action.StartsWith("Describe", StringComparison.Ordinal);

    /// <param name="exception">The last line of the exception that moto logged, when it was seen.</param>
    public static AwsError Explain(AwsRequest request, int status, string? exception) =>
        IsUnknownAction(request, status, exception) ? UnknownAction(request)
            : IsUnknownService(exception) ? new AwsError("UnknownOperationException", $"The local AWS does not play the service {request.Service}.")
            : new AwsError("InternalError", $"moto_server, which plays AWS here, stumbled over {request.Action}: {exception}", 500);

    private static bool IsUnknownAction(AwsRequest request, int status, string? exception) =>
        status is 404 or 405
        || exception is null
        || exception.Contains("has not been implemented", StringComparison.Ordinal)
        || exception.Contains("OperationNotFoundError", StringComparison.Ordinal)
        || exception.Contains($"'{request.Action}'", StringComparison.Ordinal);

    /// <summary>moto finds no address for a service that it has never heard of.</summary>
    private static bool IsUnknownService(string? exception) =>
        exception?.Contains("'NoneType' object has no attribute 'replace'", StringComparison.Ordinal) == true;

    private static AwsError UnknownAction(AwsRequest request) => request.Protocol switch
    {
        AwsProtocol.Ec2Query => new AwsError("InvalidAction", $"The action {request.Action} is not valid for this web service."),
        AwsProtocol.Query => new AwsError("InvalidAction", $"Could not find operation {request.Action} for version {request.Parameters["Version"]}"),
        AwsProtocol.RestXml => new AwsError("NotImplemented", $"{request.Action} is not implemented in the local AWS.", 501),
        _ => new AwsError("UnknownOperationException", $"The operation {request.Action} is not known to this service."),
    };

    private static bool StartsWith(byte[] body, ReadOnlySpan<byte> text)
    {
        var start = body.AsSpan().TrimStart(" \r\n\t"u8);
        return start.Length >= text.Length && System.Text.Ascii.EqualsIgnoreCase(start[..text.Length], text);
    }
}
