using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>The rules of the template, with their patterns read: those of functions, and those that stand alone.</summary>
internal sealed class BusRules(Func<string, StackDefinition> stackIn, AsyncInvocations later, QueueTargets queues)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<BusRule>> regions = new();

    /// <exception cref="LocalAwsException">A pattern that EventBridge would refuse, or a target that is not played here.</exception>
    public IReadOnlyList<BusRule> In(string region) => regions.GetOrAdd(region, Read);

    private IReadOnlyList<BusRule> Read(string region)
    {
        var stack = stackIn(region);
        return
        [
            .. from function in stack.Functions
               from rule in function.Rules
               select new BusRule(rule.Name, function.Name, EventPattern.Parse(rule.Pattern), ToFunction(function, rule)),
            .. from rule in stack.Rules
               from target in rule.Targets
               select Alone(stack, rule, target),
        ];
    }

    private BusRule Alone(StackDefinition stack, TargetedRule rule, RuleTarget target)
    {
        var pattern = EventPattern.Parse(rule.Pattern);
        return stack.Functions.FirstOrDefault(f => f.Arn == target.Arn) is { } function
            ? new BusRule(rule.Name, function.Name, pattern, ToFunction(function, new RuleDefinition(rule.Name, rule.Pattern, target.DeadLetterArn)))
            : stack.Queues.Any(q => q.Arn == target.Arn)
            ? new BusRule(rule.Name, target.Arn, pattern, payload => queues.Send(rule.Name, target, payload))
            : throw new LocalAwsException($"The rule {rule.Name} has the target '{target.Arn}'; the local AWS hands events to the template's functions and queues only.");
    }

    private Action<byte[]> ToFunction(FunctionDefinition function, RuleDefinition rule) =>
        payload => later.Begin(function, payload, Guid.NewGuid().ToString(), EventSource.Of(rule));
}
