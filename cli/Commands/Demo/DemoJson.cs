using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.Commands.Demo;

/// <summary>The demo for machines: one JSON document in the end.</summary>
internal sealed class DemoJson(TextWriter output) : IDemoView
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Progress(string? text)
    {
    }

    public void Show(DemoResult result)
    {
    }

    public void Show(InstanceResult result)
    {
    }

    public void End(IReadOnlyList<DemoResult> groups, IReadOnlyList<InstanceResult> instances)
    {
        var shownGroups = groups.Select(result => (JsonNode)new JsonObject
        {
            ["group"] = result.Scene.Name,
            ["groupId"] = result.GroupId,
            ["story"] = result.Scene.Story,
            ["before"] = Strings(result.Before),
            ["after"] = Strings(result.After),
            ["milliseconds"] = Math.Round(result.Took.TotalMilliseconds),
            ["noticeSubject"] = result.NoticeSubject,
            ["notice"] = result.Notice,
            ["problems"] = Strings(result.Problems),
        });
        var shownInstances = instances.Select(result => (JsonNode)new JsonObject
        {
            ["instance"] = result.Scene.Name,
            ["instanceId"] = result.InstanceId,
            ["story"] = result.Scene.Story,
            ["milliseconds"] = Math.Round(result.Took.TotalMilliseconds),
            ["notices"] = new JsonArray([.. result.Notices.Select(notice => new JsonObject { ["subject"] = notice.Subject, ["text"] = notice.Text })]),
            ["problems"] = Strings(result.Problems),
        });
        output.WriteLine(new JsonObject
        {
            ["ok"] = groups.All(result => result.Problems.Count == 0) && instances.All(result => result.Problems.Count == 0),
            ["groups"] = new JsonArray([.. shownGroups]),
            ["instances"] = new JsonArray([.. shownInstances]),
        }.ToJsonString(Readable));
    }

    private static JsonArray Strings(IEnumerable<string> strings) => new([.. strings.Select(text => (JsonNode)text)]);
}
