namespace Remediation.Cli.LocalAws;

/// <summary>AWS makes the entries of an earlier version those of a new one. moto has no such call: here it is the change between the two.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RestoreManagedPrefixListVersion.html</summary>
internal sealed class RestorePrefixList(MotoClient moto) : Ec2Action("RestoreManagedPrefixListVersion")
{
    protected override async Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation)
    {
        var id = Required(request, "PrefixListId");
        var current = await EntriesAsync(request, id, Required(request, "CurrentVersion"), cancellation);
        var previous = await EntriesAsync(request, id, Required(request, "PreviousVersion"), cancellation);
        var lists = await moto.QueryAsync(AwsScope.Of(request), "ec2", Call("DescribeManagedPrefixLists").Plus(("PrefixListId.1", id)), cancellation);
        var changed = await moto.QueryAsync(
            AwsScope.Of(request),
            "ec2",
            Call("ModifyManagedPrefixList").Plus(
            [
                ("PrefixListId", id),
                ("PrefixListName", lists.Items("prefixListSet").First().Text("prefixListName")),
                .. Entries("AddEntry", previous.Except(current)),
                .. Entries("RemoveEntry", current.Except(previous)),
            ]),
            cancellation);
        return Result(request, changed.Elements("prefixList"));
    }

    private async Task<IReadOnlyList<string>> EntriesAsync(AwsRequest request, string id, string version, CancellationToken cancellation)
    {
        var entries = await moto.QueryAsync(
            AwsScope.Of(request), "ec2", Call("GetManagedPrefixListEntries").Plus(("PrefixListId", id), ("TargetVersion", version)), cancellation);
        return [.. entries.Items("entrySet").Select(entry => entry.Text("cidr")).OfType<string>()];
    }

    private static IEnumerable<(string, string?)> Entries(string list, IEnumerable<string> blocks) =>
        blocks.Select((block, index) => ($"{list}.{index + 1}.Cidr", (string?)block));

    private static string Required(AwsRequest request, string parameter) => request.Parameters[parameter]
        ?? throw new AwsErrorException("MissingParameter", $"The request must contain the parameter {parameter}");

    private static QueryParameters Call(string action) => QueryParameters.Of(("Action", action), ("Version", "2016-11-15"));
}
