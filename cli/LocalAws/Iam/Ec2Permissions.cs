namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html</summary>
internal sealed class Ec2Permissions(ResourceLookup resources) : ICallPermissions
{
    /// <summary>These know no resources.</summary>
    private static readonly string[] OfNoResource =
    [
        "DescribeSecurityGroups", "DescribeSecurityGroupRules", "DescribeVpcs", "DescribeManagedPrefixLists", "DescribeNetworkInterfaces",
        "DescribeInstances", "DescribeImages", "DescribeSnapshots",
    ];

    public string Service => "ec2";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation) => request.Action switch
    {
        var action when OfNoResource.Contains(action) => [Ask(request, "*")],
        "GetManagedPrefixListEntries" => [Ask(request, await PrefixListAsync(request, cancellation))],
        "RevokeSecurityGroupIngress" => [await ExistingAsync(request, "security-group", GroupId(request), cancellation)],
        "AuthorizeSecurityGroupIngress" =>
            [await ExistingAsync(request, "security-group", GroupId(request), cancellation), .. Tagged(request, Arn(request, "security-group-rule", "*"), "security-group-rule")],
        "CreateSnapshots" => await SnapshotsAsync(request, cancellation),
        "DeleteSnapshot" => [await ExistingAsync(request, "snapshot", request.Parameters["SnapshotId"] ?? string.Empty, cancellation)],
        _ => throw CallPermissions.Unknown(request),
    };

    private static Authorization Ask(AwsRequest request, string resource) => new($"ec2:{request.Action}", resource, Context(request));

    private static RequestContext Context(AwsRequest request) => CallPermissions.InRegion(request.Region).With("ec2:Region", request.Region);

    /// <summary>Snapshots belong to no account in their ARNs.</summary>
    private static string Arn(AwsRequest request, string type, string id) => $"arn:aws:ec2:{request.Region}:{(type == "snapshot" ? string.Empty : request.Account)}:{type}/{id}";

    private static string GroupId(AwsRequest request) =>
        request.Parameters["GroupId"] ?? throw new LocalAwsException($"The local AWS can judge {request.Action} with a GroupId only.");

    private async Task<Authorization> ExistingAsync(AwsRequest request, string type, string id, CancellationToken cancellation) => Ask(request, Arn(request, type, id)) with
    {
        Context = Context(request).WithResourceTags([.. (await resources.TagsAsync(request, [id], cancellation))[id]], "aws:ResourceTag/", "ec2:ResourceTag/"),
    };

    /// <summary>What is made with tags is asked for itself, and then for its tags.</summary>
    private static IEnumerable<Authorization> Tagged(AwsRequest request, string made, string type)
    {
        var tags = request.Parameters.Tree.List("TagSpecification")
            .Where(specification => specification.Text("ResourceType") == type)
            .SelectMany(specification => specification.List("Tag"))
            .Select(tag => (Key: tag.Text("Key") ?? string.Empty, Value: tag.Text("Value") ?? string.Empty))
            .ToList();
        var context = Context(request).WithRequestTags(tags);
        return tags.Count == 0
            ? []
            : [new($"ec2:{request.Action}", made, context), new("ec2:CreateTags", made, context.With("ec2:CreateAction", request.Action))];
    }

    private async Task<IReadOnlyList<Authorization>> SnapshotsAsync(AwsRequest request, CancellationToken cancellation)
    {
        var instance = request.Parameters["InstanceSpecification.InstanceId"] ?? string.Empty;
        var volumes = await resources.Ec2Async(request, "DescribeVolumes", "attachment.instance-id", [instance], cancellation);
        var made = Arn(request, "snapshot", "*");
        var tagged = Tagged(request, made, "snapshot").ToList();
        return
        [
            await ExistingAsync(request, "instance", instance, cancellation),
            .. volumes.Items("volumeSet").Select(volume => Ask(request, Arn(request, "volume", volume.Text("volumeId") ?? string.Empty))),
            .. tagged.Count == 0 ? [Ask(request, made) with { Context = Context(request).WithRequestTags([]) }] : tagged,
        ];
    }

    /// <summary>A list may belong to another account, or to AWS.</summary>
    private async Task<string> PrefixListAsync(AwsRequest request, CancellationToken cancellation)
    {
        var id = request.Parameters["PrefixListId"] ?? string.Empty;
        var lists = await resources.Ec2Async(request, "DescribeManagedPrefixLists", "prefix-list-id", [id], cancellation);
        var owner = lists.Items("prefixListSet").FirstOrDefault()?.Text("ownerId") ?? request.Account;
        return $"arn:aws:ec2:{request.Region}:{(owner == "AWS" ? "aws" : owner)}:prefix-list/{id}";
    }
}
