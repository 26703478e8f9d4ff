using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>The rules of the template's functions, with their patterns read.</summary>
internal sealed class BusRules(Func<string, StackDefinition> stackIn, AsyncInvocations later)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<BusRule>> regions = new();

    public IReadOnlyList<BusRule> In(string region) => regions.GetOrAdd(region, Read);

    private IReadOnlyList<BusRule> Read(string region) =>
    [
        .. from function in stackIn(region).Functions
           from rule in function.Rules
           select new BusRule(
               rule.Name,
               function.Name,
               EventPattern.Parse(rule.Pattern),
               payload => later.Begin(function, payload, Guid.NewGuid().ToString(), rule)),
    ];
}
