using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace Remediation.Events.Tests;

/// <summary>
/// Reads a collection of events that AWS really sent, wherever you keep one. Such events name people and accounts, so none is kept here.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const string Variable = "REMEDIATION_CORPUS";

    [Fact]
    public void Every_collected_event_means_what_its_index_says()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder),
            $"{Variable} is not set: name a folder with events as *.json "
            + "and an INDEX.md whose table has the file in its first column and the ideal action in its fourth");

        var rows = CorpusRow.ReadAll(Path.Combine(folder!, "INDEX.md"));
        string[] files = [.. Directory.EnumerateFiles(folder!, "*.json").Select(file => Path.GetFileName(file)).Order()];
        Assert.NotEmpty(files);
        Assert.Equal(files, rows.Select(row => row.File).Order());

        string[] disagreements = [.. rows.Select(row => Disagreement(folder!, row)).OfType<string>()];

        output.WriteLine($"{files.Length - disagreements.Length} of {files.Length} events agree with {folder}");
        Assert.True(disagreements.Length == 0, string.Join('\n', disagreements));
    }

    private static string? Disagreement(string folder, CorpusRow row)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, row.File)));
            var meaning = EventReader.Read(Unredacted(TestEvents.ToCloudWatchEvent(document.RootElement))).Meaning;
            return IdealAction.Objection(row.IdealAction, meaning) is { } objection
                ? $"{row.File}: index says '{row.IdealAction}', but {objection}\n    {meaning}"
                : null;
        }
        catch (InvalidEventException invalid)
        {
            return $"{row.File}: {invalid.Message}";
        }
    }

    /// <summary>Somebody who published an event may have blotted out even the two fields that say what it is.</summary>
    private static CloudWatchEvent<JsonElement> Unredacted(CloudWatchEvent<JsonElement> evt)
    {
        if (evt is { Source: "...", DetailType: "..." } && evt.Detail.GetProperty("eventSource").GetString() == "ec2.amazonaws.com")
        {
            evt.Source = "aws.ec2";
            evt.DetailType = "AWS API Call via CloudTrail";
        }

        return evt;
    }
}
