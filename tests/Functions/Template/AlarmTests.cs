using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Bootstrap.Watching;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Functions.Tests.Watching;

namespace Remediation.Functions.Tests.Template;

/// <summary>Alarms, dashboard and runbooks, as the template and the pages have them.</summary>
public sealed class AlarmTests
{
    private static readonly string[] Partitions = ["us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1"];

    private static readonly IReadOnlyList<string> Names =
        [.. ((JsonObject)Templates.Text["Resources"]!).Where(resource => resource.Value!["Type"].String() == "AWS::CloudWatch::Alarm").Select(resource => resource.Key)];

    [Fact]
    public void Each_says_when_it_goes_off_at_the_latest_where_to_read_on_and_tells_the_topic_of_alarms()
    {
        string topic = Templates.Stack.Topics.Single(one => one.LogicalId == "Alarms").Arn;

        Assert.Equal(Names.Order(), Templates.Stack.Alarms.Select(alarm => alarm.LogicalId).Order());
        Assert.All(Templates.Stack.Alarms, alarm =>
        {
            Assert.InRange(WatchedStack.StatedTime(alarm.Description), TimeSpan.FromMinutes(5), TimeSpan.FromHours(30));
            Assert.EndsWith($"What to do: docs/runbooks.md, {alarm.LogicalId}.", alarm.Description, StringComparison.Ordinal);
            Assert.InRange(alarm.Description.Length, 1, 1024);
            Assert.Equal([topic], alarm.AlarmActions);
            // An end that reassures wrongly, or that is itself a reason for the alarm, is not told.
            Assert.Equal(alarm.LogicalId is "FunctionErrors" or "HolesStillOpen" or "NoticesNotDelivered" ? [] : [topic], alarm.OkActions);
        });
    }

    [Fact]
    public void Each_has_its_runbook_and_each_runbook_its_alarm() => Assert.Equal(
        Names.Order(),
        Regex.Matches(File.ReadAllText(Repository.File("docs/runbooks.md")), "^## (.+)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value).Order());

    [Fact]
    public void Each_is_in_the_table_with_the_time_that_it_states()
    {
        string[] lines = File.ReadAllLines(Repository.File("docs/watching.md"));
        Assert.All(Templates.Stack.Alarms, alarm =>
        {
            string row = Assert.Single(lines, line => line.StartsWith($"| [{alarm.LogicalId}](runbooks.md#{alarm.LogicalId.ToLowerInvariant()}) |", StringComparison.Ordinal));
            int minutes = WatchedStack.StatedTime(alarm.Description).Minutes + (60 * (WatchedStack.StatedTime(alarm.Description).Hours % 24));
            Assert.True(row.Contains($"{minutes} minutes", StringComparison.Ordinal) || row.Contains("125 minutes", StringComparison.Ordinal), row);
        });
    }

    [Fact]
    public void Each_has_a_story_in_which_it_goes_off()
    {
        string stories = File.ReadAllText(Repository.File("tests/Functions/Watching/AlarmStories.cs"));

        Assert.All(Names, name => Assert.Contains($"AssertAlarmAsync(\"{name}\"", stories, StringComparison.Ordinal));
    }

    [Fact]
    public void They_look_at_what_the_functions_write_and_at_every_function_and_queue_of_the_template()
    {
        var metrics = Templates.Stack.Alarms.SelectMany(alarm => alarm.Queries).Select(query => query.Metric).OfType<MetricId>().ToList();

        Assert.All(metrics.Where(metric => metric.Namespace == "Remediation"), metric => Assert.Contains(metric.Name, Metric.All.Select(one => one.Name)));
        foreach (string count in (string[])["Errors", "Throttles"])
        {
            Assert.Equal(
                Templates.Stack.Functions.Select(function => $"FunctionName={function.Name}").Order(),
                metrics.Where(metric => metric.Name == count).Select(metric => metric.Dimensions).Order());
        }

        string[] deadLetters =
        [
            .. Templates.Stack.Queues.SelectMany(queue => Json.TryParse(System.Text.Encoding.UTF8.GetBytes(queue.Attributes.GetValueOrDefault("RedrivePolicy", "{}")))!["deadLetterTargetArn"] is { } target ? [target.String()!] : Array.Empty<string>()),
            .. Templates.Stack.Functions.SelectMany(function => function.Rules.Select(rule => rule.DeadLetterArn)).OfType<string>(),
            .. Templates.Stack.Functions.Select(function => function.OnFailureArn).OfType<string>(),
        ];
        Assert.Equal(
            deadLetters.Distinct().Select(arn => $"QueueName={arn.Split(':')[^1]}").Order(),
            metrics.Where(metric => metric.Name == "ApproximateNumberOfMessagesVisible").Select(metric => metric.Dimensions).Order());
    }

    [Theory]
    [InlineData("Hour", "On", 10)]
    [InlineData("SixHours", "On", 10)]
    [InlineData("Day", "Off", 8)]
    [InlineData("Never", "On", 9)]
    public void Whatever_is_deployed_and_wherever_the_dashboard_is_JSON_and_shows_every_alarm_and_function_that_there_is(string canaryEvery, string patching, int alarms)
    {
        Assert.All(Partitions, region =>
        {
            var options = new LocalAwsOptions { Parameters = new Dictionary<string, string> { ["CanaryEvery"] = canaryEvery, ["Patching"] = patching } };
            var intrinsics = new Intrinsics(Templates.Text, options, region, "http://127.0.0.1");
            var body = JsonNode.Parse(intrinsics.Resolve(Templates.Text["Resources"]!["Overview"]!["Properties"]!["DashboardBody"]).String()!)!;

            var widgets = (JsonArray)body["widgets"]!;
            Assert.All(widgets, widget => Assert.InRange(widget!["x"]!.GetValue<int>() + widget["width"]!.GetValue<int>(), 1, 24));
            Assert.All(widgets.Where(widget => widget!["type"].String() == "metric"), widget => Assert.Equal(region, widget!["properties"]!["region"].String()));
            var shown = (JsonArray)widgets.Single(widget => widget!["type"].String() == "alarm")!["properties"]!["alarms"]!;
            Assert.Equal(alarms, shown.Count);
            Assert.All(shown, arn => Assert.StartsWith($"arn:aws:cloudwatch:{region}:", arn.String(), StringComparison.Ordinal));
            Assert.DoesNotContain("${", Json.Text(body), StringComparison.Ordinal);
            var functions = ((JsonObject)Templates.Text["Resources"]!)
                .Where(resource => resource.Value!["Type"].String() == "AWS::Serverless::Function" && intrinsics.Holds(resource.Value["Condition"].String()))
                .Select(resource => intrinsics.Names.NameOf(resource.Key));
            Assert.All(["Failed invocations", "Throttled invocations", "Duration (ms)"], title =>
            {
                var widget = widgets.Single(widget => widget!["properties"]!["title"].String() == title)!;
                Assert.Equal(functions.Order(), ((JsonArray)widget["properties"]!["metrics"]!).Select(metric => ((JsonArray)metric!)[^1].String()).Order());
            });
            var names = widgets.SelectMany(widget => widget!["properties"]!["metrics"] as JsonArray ?? []).Where(metric => metric![0].String() == "Remediation").Select(metric => metric![1].String());
            Assert.Equal(Metric.All.Select(metric => metric.Name).Order(), names.Distinct().Order());
        });
    }
}
