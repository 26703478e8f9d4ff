using System.Text.Json.Nodes;
using Remediation.Notices.Slack;

namespace Remediation.Functions.Tests.Notices;

/// <summary>What the topic says besides notices, as Slack shows it.</summary>
public sealed class SlackWordingTests
{
    [Theory]
    [InlineData("Alarm", "ALARM", "Threshold Crossed: 1 datapoint [7.0 (01/03/26 12:00:00)] was greater than the threshold (0.0).")]
    [InlineData("AlarmOver", "OK", "Threshold Crossed: 1 datapoint [0.0 (01/03/26 12:05:00)] was not greater than the threshold (0.0).")]
    [InlineData("AlarmWithoutData", "INSUFFICIENT_DATA", "Insufficient Data: 1 datapoint was unknown.")]
    public void An_alarm(string name, string state, string reason) => Snapshot.AssertSlackIs(name, SlackContent.Of("ALARM: \"remediation-DeadLetters-1A2B3C\" in EU (Frankfurt)", new JsonObject
    {
        ["AlarmName"] = "remediation-DeadLetters-1A2B3C",
        ["AlarmDescription"] = "An event was given up and lies in a queue: somebody must look at it, and replay it. Nobody does so by himself. Fires at the latest 30 minutes after the first one. What to do: docs/runbooks.md, DeadLetters.",
        ["AWSAccountId"] = "111122223333",
        ["NewStateValue"] = state,
        ["NewStateReason"] = reason,
        ["StateChangeTime"] = "2026-03-01T12:00:00.000+0000",
        ["Region"] = "EU (Frankfurt)",
        ["OldStateValue"] = "OK",
    }.ToJsonString()));

    [Fact]
    public void Something_else() => Snapshot.AssertSlackIs("SomethingElse", SlackContent.Of(
        "Hello", "First line\r\nTo undo\n  aws iam create-user --user-name eve\n<!channel> <https://evil.example|look> ```code``` *bold*"));

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{\"version\":\"1\",\"kind\":\"Closed\"}")]
    [InlineData("{\"AlarmName\":7,\"NewStateValue\":\"ALARM\"}")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public void Whatever_comes_is_shown_as_text(string message)
    {
        var content = SlackContent.Of(null, message);

        BlockKit.Check(SlackMessage.Write(content));
        Assert.Contains(message, content.Text, StringComparison.Ordinal);
    }
}
