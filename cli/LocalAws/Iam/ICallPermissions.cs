namespace Remediation.Cli.LocalAws;

/// <summary>Knows what the calls of one service must be allowed, from the Service Authorization Reference. A call that it does not know is an error that
/// names it, so that none goes unjudged.</summary>
internal interface ICallPermissions
{
    /// <summary>Name in the credential scope: ec2, sns.</summary>
    string Service { get; }

    /// <exception cref="LocalAwsException">The call is not known.</exception>
    Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation);
}

/// <summary>What all of them have in common.</summary>
internal static class CallPermissions
{
    public static LocalAwsException Unknown(AwsRequest request) => new(
        $"The local AWS does not know which permissions {request.Service}:{request.Action} takes. Add them to cli/LocalAws/Iam, from the Service Authorization Reference.");

    /// <summary>Every request says which region it is for.</summary>
    public static RequestContext InRegion(string region) => RequestContext.Of(("aws:RequestedRegion", region));

    /// <summary>Tags that are sent along with what is made.</summary>
    public static RequestContext WithRequestTags(this RequestContext context, IReadOnlyCollection<(string Key, string Value)> tags) =>
        tags.Aggregate(context, (known, tag) => known.With($"aws:RequestTag/{tag.Key}", tag.Value))
            .With("aws:RequestTag/*").With("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);

    /// <summary>Tags that a resource bears.</summary>
    /// <param name="prefixes">aws:ResourceTag/, and the service's own name for the same.</param>
    public static RequestContext WithResourceTags(this RequestContext context, IReadOnlyCollection<(string Key, string Value)> tags, params IEnumerable<string> prefixes) =>
        prefixes.Aggregate(context, (known, prefix) => tags.Aggregate(known, (inner, tag) => inner.With($"{prefix}{tag.Key}", tag.Value)).With($"{prefix}*"));
}
