namespace Remediation.Notices.Forwarding;

/// <summary>Where the messages of an account's topic are forwarded to.</summary>
public interface IForwarding
{
    /// <summary>Forwards a message.</summary>
    /// <exception cref="NotForwardedException">It was refused; the message says by whom and what to look at.</exception>
    Task ForwardAsync(TopicMessage message, CancellationToken cancellation);
}

/// <summary>A message of the topic, as a function gets it.</summary>
/// <param name="Subject">Its subject, if it has one.</param>
/// <param name="Text">Its text: a notice or an alarm as JSON, or anything that somebody published.</param>
public sealed record TopicMessage(string? Subject, string Text);

/// <summary>A message was not taken at the other end.</summary>
/// <param name="target">The ARN of the topic or event bus.</param>
/// <param name="problem">What was answered.</param>
/// <param name="cause">The error, if there was one.</param>
public sealed class NotForwardedException(string target, string problem, Exception? cause = null)
    : Exception($"{target} did not take a message: {problem.TrimEnd('.')}. Its policy must let this account in: see docs/many-accounts.md.", cause);
