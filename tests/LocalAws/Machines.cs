using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>Instances with agents, and commands sent to them, as a client does it.</summary>
internal sealed class Machines(LocalAwsHost aws)
{
    public const string Debian12 = "ami-0deb1200000000012";
    public const string Debian13 = "ami-0deb1300000000013";
    public const string Typo3 = "ami-0cafe000000000012";

    private static readonly HttpClient Http = new();

    public AwsClient Client { get; init; } = new(aws);

    public async Task<string> LaunchAsync(string image, params (string Key, string Value)[] tags)
    {
        (string, string)[] tagging = tags.Length == 0 ? [] : [("TagSpecification.1.ResourceType", "instance"), .. tags.SelectMany((tag, i) => new[] { ($"TagSpecification.1.Tag.{i + 1}.Key", tag.Key), ($"TagSpecification.1.Tag.{i + 1}.Value", tag.Value) })];
        var answer = await Client.Ec2Async("RunInstances", [("ImageId", image), ("MinCount", "1"), ("MaxCount", "1"), .. tagging]);
        return answer.Xml.Descendants("instanceId").Single().Value;
    }

    /// <summary>Launched, and its agent there.</summary>
    public async Task<string> ManagedAsync(string image, params (string Key, string Value)[] tags)
    {
        var id = await LaunchAsync(image, [("local:agent", "0s"), .. tags]);
        await aws.SeenAsync<AgentRegistered>(a => a.InstanceId == id);
        return id;
    }

    public Task<Answer> SsmAsync(string action, JsonObject body) => Client.JsonAsync("ssm", "AmazonSSM." + action, body);

    public async Task<IReadOnlyList<JsonObject>> InformationAsync(params JsonObject[] filters) =>
        [.. (await SsmAsync("DescribeInstanceInformation", new JsonObject { ["Filters"] = new JsonArray([.. filters]), ["MaxResults"] = 50 })).JsonBody["InstanceInformationList"]!.AsArray().Select(i => i!.AsObject())];

    public Task<IReadOnlyList<JsonObject>> InformationOfAsync(params string[] ids) => InformationAsync(Filter("InstanceIds", ids));

    public static JsonObject Filter(string key, params string[] values) => new() { ["Key"] = key, ["Values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };

    public async Task SetAsync(JsonObject setting)
    {
        using var content = new StringContent(Json.Text(setting), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(aws.Endpoint, "/_local/agents"), content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task SetResultAsync(string id, string document, JsonNode result) => SetAsync(new JsonObject { ["instanceId"] = id, ["results"] = new JsonObject { [document] = result } });

    public Task<Answer> TrySendAsync(string document, IEnumerable<string> ids, Action<JsonObject>? more = null)
    {
        var request = new JsonObject { ["DocumentName"] = document, ["InstanceIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };
        more?.Invoke(request);
        return SsmAsync("SendCommand", request);
    }

    public async Task<string> SendAsync(string document, IEnumerable<string> ids, Action<JsonObject>? more = null) =>
        (await TrySendAsync(document, ids, more)).JsonBody["Command"]!["CommandId"].String()!;

    /// <summary>Waits for the end of the command.</summary>
    public Task<CommandChanged> EndAsync(string commandId) =>
        aws.SeenAsync<CommandChanged>(c => c.CommandId == commandId && c.InstanceId is null && c.Status is not ("Pending" or "InProgress" or "Cancelling"));

    public async Task<IReadOnlyList<JsonObject>> InvocationsAsync(string commandId) =>
        [.. (await SsmAsync("ListCommandInvocations", new JsonObject { ["CommandId"] = commandId, ["Details"] = true })).JsonBody["CommandInvocations"]!.AsArray().Select(i => i!.AsObject())];

    public async Task<JsonObject> CommandAsync(string commandId) =>
        (await SsmAsync("ListCommands", new JsonObject { ["CommandId"] = commandId })).JsonBody["Commands"]!.AsArray().Single()!.AsObject();
}
