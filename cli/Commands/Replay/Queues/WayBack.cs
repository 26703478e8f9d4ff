using Amazon.SQS.Model;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Where a dead letter can be handed to once more. The cases are nested; there are no others.</summary>
internal abstract record WayBack
{
    private WayBack()
    {
    }

    /// <summary>To a function, with the event that it did not handle or did not get.</summary>
    /// <param name="Name">Name or ARN.</param>
    /// <param name="Payload">JSON, as it was.</param>
    internal sealed record ToFunction(string Name, string Payload) : WayBack
    {
        public override string ToString() => $"function {NameOf(Name)}";
    }

    /// <summary>To a queue, with everything that travels beside the body.</summary>
    /// <param name="Queue">URL or ARN.</param>
    internal sealed record ToQueue(string Queue, string Body, Dictionary<string, MessageAttributeValue>? Attributes) : WayBack
    {
        public override string ToString() => $"queue {Queue.Split(':', '/')[^1]}";
    }

    /// <summary>To whatever a topic's subscription delivers to, which only SNS knows.</summary>
    /// <param name="SubscriptionArn">The subscription.</param>
    /// <param name="Envelope">SNS's JSON around the notice.</param>
    internal sealed record ToSubscriber(string SubscriptionArn, string Envelope) : WayBack
    {
        public override string ToString() => $"subscription {SubscriptionArn}";
    }

    /// <summary>Nowhere: the message stays where it is.</summary>
    /// <param name="Why">A clause that says why.</param>
    internal sealed record None(string Why) : WayBack
    {
        public override string ToString() => $"nowhere: {Why}";
    }

    /// <summary>A function's bare name, whatever it is named by.</summary>
    public static string NameOf(string function) => function.Split(':') is ["arn", _, "lambda", _, _, "function", var name, ..] ? name : function;
}
