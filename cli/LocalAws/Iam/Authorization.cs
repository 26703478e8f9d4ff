namespace Remediation.Cli.LocalAws;

/// <summary>One question to IAM: may this be done, with that? A call may take several.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</summary>
/// <param name="Action">ec2:RevokeSecurityGroupIngress.</param>
/// <param name="Resource">An ARN; <c>*</c> for an action that knows no resources; an ARN that ends in <c>/*</c> for what the call is about to make.</param>
/// <param name="Context">The values of each condition key that the action knows here; none where it is not set. A key that ends in <c>*</c>
/// stands for all that begin so and are not set.</param>
internal sealed record Authorization(string Action, string Resource, RequestContext Context)
{
    /// <summary>Names, reads and lists; all else changes something.</summary>
    public bool IsRead => Action[(Action.IndexOf(':', StringComparison.Ordinal) + 1)..] is var name
        && (name.StartsWith("Describe", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal)
            || name.StartsWith("List", StringComparison.Ordinal) || name.StartsWith("Receive", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"{Action} on {Resource} with {Context}";
}

/// <summary>Condition keys with their values.</summary>
internal sealed class RequestContext(IEnumerable<(string Key, IReadOnlyList<string> Values)> keys)
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = keys.ToDictionary(key => key.Key, key => key.Values, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => values.Keys;

    public static RequestContext Of(params (string Key, string Value)[] keys) => new(keys.Select(key => (key.Key, (IReadOnlyList<string>)[key.Value])));

    public RequestContext With(string key, params IReadOnlyList<string> more) =>
        new(values.Select(known => (known.Key, known.Value)).Where(known => !known.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Append((key, more)));

    /// <returns>The values, none where the key is not set; null where the action does not know it here.</returns>
    public IReadOnlyList<string>? Find(string key) =>
        values.TryGetValue(key, out var found) ? found
        : values.Keys.Any(known => known.EndsWith('*') && key.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase)) ? []
        : null;

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        ", ", values.Where(key => key.Value.Count > 0).OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => $"{key.Key}={string.Join('|', key.Value)}"));
}
