namespace Remediation.Cli.LocalAws;

/// <summary>IAM for those who act under a role of the template: its functions, and what Lambda does in their name. Everybody else may do anything here.</summary>
internal sealed class AccessControl(IReadOnlyList<ICallPermissions> services, AccessLog log)
{
    /// <summary>Judges a call.</summary>
    /// <returns>What it had to be allowed; nothing for callers without a role of the template.</returns>
    /// <exception cref="AwsErrorException">The role does not allow it.</exception>
    /// <exception cref="LocalAwsException">Nobody knows which permissions the call takes.</exception>
    public async Task<IReadOnlyList<Authorization>> JudgeAsync(AwsRequest request, Caller caller, CancellationToken cancellation)
    {
        if (caller.Role is not { } role)
        {
            return [];
        }

        var service = services.FirstOrDefault(known => known.Service == request.Service) ?? throw CallPermissions.Unknown(request);
        var needed = await service.OfAsync(request, cancellation);
        foreach (var asked in needed)
        {
            var decision = Ask(role, asked, byLambda: false);
            if (!decision.IsAllowed)
            {
                throw new AwsErrorException(AccessDenial.For(request, caller, asked, decision));
            }
        }

        return needed;
    }

    /// <summary>Judges what Lambda itself does in a function's name.</summary>
    public Decision AskForLambda(RoleDefinition role, string action, string resource) =>
        Ask(role, new Authorization(action, resource, CallPermissions.InRegion(role.Region)), byLambda: true);

    private Decision Ask(RoleDefinition role, Authorization asked, bool byLambda)
    {
        var decision = PolicyEvaluator.Decide(role, asked);
        log.Add(new AccessRecord(role, asked, decision.IsAllowed, byLambda));
        return decision;
    }
}
