namespace Remediation.Cli.LocalAws;

/// <summary>Finds instances by their tags, as EC2 has them now.</summary>
internal sealed class TaggedInstances(MotoClient moto)
{
    /// <param name="key">tag:NAME with its values, or tag-key with names.</param>
    public async Task<IReadOnlySet<string>> FindAsync(AwsScope scope, string key, IReadOnlyList<string> values, CancellationToken cancellation)
    {
        var request = Filter.Replace(QueryParameters.Of(("Action", "DescribeInstances"), ("Version", "2016-11-15")), [new Filter(key, values)]);
        var answer = await moto.QueryAsync(scope, "ec2", request, cancellation);
        return answer.Descendants("instanceId").Select(id => id.Value).ToHashSet();
    }
}
