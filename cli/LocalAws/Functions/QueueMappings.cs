using System.Collections.Concurrent;
using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>The queues that functions are fed from, polled in each region from the first call there on.</summary>
internal sealed class QueueMappings(
    Func<string, StackDefinition> stackIn, MotoQueues queues, LocalFunctions functions, ReservedConcurrency concurrency, MessageVisibility visibility, LocalAwsOptions options, BackgroundWork background)
{
    private const string VisibilityTimeout = "VisibilityTimeout";

    private readonly ConcurrentDictionary<string, byte> started = new();

    /// <summary>Whether functions get messages at all; somebody can disable an event source mapping.</summary>
    public bool AreEnabled { get; set; } = true;

    /// <exception cref="LocalAwsException">Lambda would refuse a mapping of the template.</exception>
    public void Start(string region)
    {
        if (!started.TryAdd(region, 0))
        {
            return;
        }

        foreach (var function in stackIn(region).Functions)
        {
            foreach (var mapping in function.Queues)
            {
                var poller = new QueueMapping(function, mapping, Visibility(function, mapping, stackIn(region)), queues, functions, concurrency, visibility, () => AreEnabled, options);
                background.Begin($"{function.Name} gets no more messages of {mapping.QueueArn}", poller.RunAsync);
            }
        }
    }

    private static TimeSpan Visibility(FunctionDefinition function, QueueMappingDefinition mapping, StackDefinition stack)
    {
        var queue = stack.Queues.FirstOrDefault(q => q.Arn == mapping.QueueArn)
            ?? throw new LocalAwsException($"{function.Name} is fed from '{mapping.QueueArn}', which is no queue of the template.");
        var timeout = TimeSpan.FromSeconds(int.Parse(queue.Attributes.GetValueOrDefault(VisibilityTimeout, "30"), CultureInfo.InvariantCulture));
        return timeout >= function.Timeout
            ? timeout
            : throw new LocalAwsException(
                $"Lambda refuses the queue of {function.LogicalId}: the visibility timeout of {queue.LogicalId}, {timeout.TotalSeconds:0} s, is less than the function's timeout, {function.Timeout.TotalSeconds:0} s.");
    }
}
