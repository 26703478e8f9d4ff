namespace Remediation.Cli.LocalAws;

/// <summary>AWS leaves the name of a prefix list alone when the request has none. moto erases it, and DescribePrefixLists fails from then on.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedPrefixList.html</summary>
internal sealed class ModifyPrefixList(MotoClient moto) : Ec2Action("ModifyManagedPrefixList")
{
    protected override async Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation)
    {
        if (request.Parameters["PrefixListName"] is not null)
        {
            return await moto.SendAsync(request, cancellation);
        }

        var lists = await moto.QueryAsync(
            AwsScope.Of(request),
            "ec2",
            QueryParameters.Of(("Action", "DescribeManagedPrefixLists"), ("Version", "2016-11-15"), ("PrefixListId.1", request.Parameters["PrefixListId"])),
            cancellation);
        var name = lists.Items("prefixListSet").FirstOrDefault()?.Text("prefixListName");
        return await moto.SendAsync(name is null ? request : request.With(request.Parameters.Plus(("PrefixListName", name))), cancellation);
    }
}
