using System.Text.RegularExpressions;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>What was asked in the name of a role while the tests ran, as if all of it had been in one region.</summary>
/// <param name="Role">The role's logical id.</param>
/// <param name="Parameters">How its stack was deployed.</param>
internal sealed partial record Observation(string Role, IReadOnlyDictionary<string, string> Parameters, Authorization Asked, bool ByLambda)
{
    public const string Region = "eu-central-1";

    /// <summary>So many of a kind are enough to tell what they have in common.</summary>
    private const int EnoughOfAKind = 3;

    public static IReadOnlyList<Observation> All() =>
    [
        .. LocalAws.Recorded.Select(Of)
            .GroupBy(seen => (seen.Role, seen.Variant, Kind: Id.Replace(seen.Asked.ToString(), "#"), seen.ByLambda))
            .SelectMany(kind => kind.DistinctBy(seen => seen.Asked.ToString()).Take(EnoughOfAKind)),
    ];

    /// <summary>Stacks with the same parameters are the same here.</summary>
    public string Variant => string.Join(' ', Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal));

    private static Observation Of(AccessRecord record)
    {
        string InOneRegion(string text) => text.Replace(record.Role.Region, Region, StringComparison.Ordinal);

        var context = new RequestContext(record.Asked.Context.Keys.Select(key => (key, (IReadOnlyList<string>)[.. record.Asked.Context.Find(key)!.Select(InOneRegion)])));
        return new Observation(record.Role.LogicalId, record.Role.Parameters, new Authorization(record.Asked.Action, InOneRegion(record.Asked.Resource), context), record.ByLambda);
    }

    [GeneratedRegex("[0-9a-f-]{8,}|[0-9]+")]
    private static partial Regex Id { get; }
}
