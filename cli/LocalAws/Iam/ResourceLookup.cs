using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>Looks at resources to judge a call about them, past the journal.</summary>
internal sealed class ResourceLookup(MotoClient moto)
{
    /// <exception cref="AwsErrorException">There is no such thing.</exception>
    public Task<XElement> Ec2Async(AwsRequest request, string action, string filter, IEnumerable<string> values, CancellationToken cancellation) => moto.QueryAsync(
        AwsScope.Of(request),
        "ec2",
        QueryParameters.Of(("Action", action), ("Version", "2016-11-15"), ("Filter.1.Name", filter)).Plus([.. values.Select((value, index) => ($"Filter.1.Value.{index + 1}", (string?)value))]),
        cancellation);

    /// <param name="target">As X-Amz-Target has it.</param>
    /// <exception cref="AwsErrorException">There is no such thing.</exception>
    public Task<JsonObject> JsonAsync(AwsRequest request, string service, string target, JsonObject body, CancellationToken cancellation) =>
        moto.JsonAsync(AwsScope.Of(request), service, target, body, cancellation);

    /// <summary>The tags of resources of EC2, by the resource's id.</summary>
    public async Task<ILookup<string, (string Key, string Value)>> TagsAsync(AwsRequest request, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        (ids.Count == 0 ? [] : (await Ec2Async(request, "DescribeTags", "resource-id", ids, cancellation)).Items("tagSet"))
            .ToLookup(tag => tag.Text("resourceId") ?? string.Empty, tag => (tag.Text("key") ?? string.Empty, tag.Text("value") ?? string.Empty));
}
