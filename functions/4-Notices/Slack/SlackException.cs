namespace Remediation.Notices.Slack;

/// <summary>A message did not reach Slack. What it says never holds the webhook's address, which is a secret.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class SlackException(string message) : Exception(message);
