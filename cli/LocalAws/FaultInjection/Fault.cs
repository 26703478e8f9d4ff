namespace Remediation.Cli.LocalAws;

internal enum FaultKind
{
    /// <summary>The service's own way to say: too many requests.</summary>
    Throttle,

    /// <summary>The service's own way to say: not allowed.</summary>
    Denied,

    /// <summary><see cref="Fault.Code"/> with <see cref="Fault.Status"/>.</summary>
    Error,

    /// <summary>Status 500 with the service's internal error.</summary>
    Http500,

    /// <summary>The connection is cut before anything is done.</summary>
    Reset,

    /// <summary>The call is done, and the connection is cut in place of the answer.</summary>
    LostAnswer,

    /// <summary>The call is done after <see cref="Fault.Delay"/>.</summary>
    Delay,
}

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Service">As in the credential scope: ec2, sns; * is any.</param>
/// <param name="Action">The API's name; * is any.</param>
internal sealed record Fault(string Service, string Action, FaultKind Kind)
{
    /// <summary>How many calls it hits before it is over.</summary>
    public int Times { get; init; } = 1;

    public string? Code { get; init; }

    public string? Message { get; init; }

    public int? Status { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>any, function, user, role, or a caller's name.</summary>
    public string Caller { get; init; } = "any";

    public bool Hits(AwsRequest request, Caller caller) =>
        Is(Service, request.Service)
        && Is(Action, request.Action)
        && (Caller == "any" || Is(Caller, caller.Kind.ToString()) || Is(Caller, caller.Name));

    private static bool Is(string wanted, string actual) => wanted == "*" || wanted.Equals(actual, StringComparison.OrdinalIgnoreCase);
}
