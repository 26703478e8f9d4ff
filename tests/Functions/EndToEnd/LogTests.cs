using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Functions.Tests.Template;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>Many people may read logs, and nobody may read everything that is in an event.</summary>
public sealed class LogTests(LocalAwsWithTheFunction local)
{
    private const string Marker = "only-in-the-event-7c1f";
    private const string AccessKey = "AKIAIOSFODNN7EXAMPLE";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_line_is_json_with_ids_and_decisions_and_nothing_else_of_the_event(bool succeeds)
    {
        var aws = await local.HostAsync();
        using var group = await GuardedGroup.CreateAsync(local);
        var busEvent = group.LastEvent();
        busEvent["id"] = Guid.NewGuid().ToString();
        busEvent[Marker] = Marker;
        var detail = (JsonObject)busEvent["detail"]!;
        detail["userAgent"] = $"agent/{Marker}";
        detail["additionalEventData"] = new JsonObject { ["secret"] = Marker };
        detail["userIdentity"]!["accessKeyId"] = AccessKey;
        if (!succeeds)
        {
            detail["requestParameters"]!["groupId"] = null;
            detail["responseElements"] = null;
        }

        aws.Bus.Publish(aws.Options.Region, busEvent);
        var end = await group.EndOfInvocationAsync(busEvent);

        Assert.Equal(succeeds, end.Result.Succeeded);
        Assert.NotEmpty(end.Result.LogLines);
        var lines = end.Result.LogLines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines.Where(line => !line.TryGetProperty("_aws", out _)), line => Assert.Equal(end.Result.RequestId, RequestIdOf(line)));
        string all = string.Join('\n', end.Result.LogLines);
        Assert.DoesNotContain(Marker, all, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessKey, all, StringComparison.Ordinal);
        if (succeeds)
        {
            foreach (var rule in await group.RulesAsync())
            {
                var line = lines.Single(one => one.TryGetProperty("ruleId", out var id) && id.GetString() == rule.RuleId);
                Assert.Equal((group.GroupId, "keep"), (line.GetProperty("groupId").GetString(), line.GetProperty("decision").GetString()));
                Assert.Equal(aws.Options.StackName, line.GetProperty("service").GetString());
            }
        }
        else
        {
            Assert.Contains("detail.requestParameters.groupId", all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_line_and_every_call_to_aws_bears_the_trace_of_the_invocation()
    {
        var aws = await local.HostAsync();
        using var group = await GuardedGroup.CreateEmptyAsync(local);
        await group.AuthorizeAsync(Rule.Of("tcp 22", Rule.World));
        var end = await group.EndOfInvocationAsync(group.LastEvent());

        var calls = aws.Journal.Entries.Where(call => call.Caller.Name == Templates.Guard.Name && call.Parameters.Values.Any(value => value.Contains(group.GroupId, StringComparison.Ordinal))).ToList();
        string header = Assert.Single(calls.Select(call => call.TraceId).Distinct())!;
        Assert.Contains("RevokeSecurityGroupIngress", calls.Select(call => call.Action));
        Assert.Contains("Publish", calls.Select(call => call.Action));
        Assert.All(Lines(end), line => Assert.Equal(header.Split(';')[0], $"Root={line.GetProperty("xray_trace_id").GetString()}"));
    }

    /// <summary>The function's lines: the runtime's own have other members.</summary>
    private static List<JsonElement> Lines(InvocationEnded end) =>
        [.. end.Result.LogLines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("service", out _))];

    private static string? RequestIdOf(JsonElement line) =>
        line.TryGetProperty("function_request_id", out var own) || line.TryGetProperty("requestId", out own) ? own.GetString() : null;
}
