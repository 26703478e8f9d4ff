using Amazon.EC2;
using Amazon.EC2.Model;

namespace Remediation.Actions.Attachments;

/// <summary>
/// Reads what a security group is attached to
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html">DescribeNetworkInterfaces</see>,
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html">DescribeInstances</see> for names).
/// </summary>
/// <param name="ec2">The client.</param>
public sealed class AttachmentReader(IAmazonEC2 ec2)
{
    private const int MostInterfaces = 1000;
    private const int MostNames = 100;

    /// <summary>What the group protects. A failure is an answer too: it must not stop what is done about the group.</summary>
    [Calls("ec2:DescribeNetworkInterfaces")]
    public async Task<GroupAttachments> ReadAsync(string groupId, CancellationToken cancellation)
    {
        try
        {
            var page = await ec2.DescribeNetworkInterfacesAsync(
                new DescribeNetworkInterfacesRequest { Filters = [new Filter { Name = "group-id", Values = [groupId] }], MaxResults = MostInterfaces },
                cancellation);
            var interfaces = page.NetworkInterfaces ?? [];
            var names = await NamesAsync([.. interfaces.Select(found => found.Attachment?.InstanceId).OfType<string>().Distinct().Take(MostNames)], cancellation);
            return new GroupAttachments.Known([.. interfaces.Select(found => new AttachedInterface(
                found.NetworkInterfaceId,
                found.Attachment?.InstanceId,
                found.Attachment?.InstanceId is { } id ? names.GetValueOrDefault(id) : null,
                found.Association?.PublicIp ?? found.Ipv6Addresses?.FirstOrDefault()?.Ipv6Address,
                found.Description,
                found.InterfaceType?.Value))]);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return new GroupAttachments.Unknown(AwsFailure.InWords(failure));
        }
    }

    [Calls("ec2:DescribeInstances")]
    private async Task<Dictionary<string, string>> NamesAsync(List<string> instanceIds, CancellationToken cancellation)
    {
        if (instanceIds.Count == 0)
        {
            return [];
        }

        try
        {
            var described = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = instanceIds }, cancellation);
            return (described.Reservations ?? [])
                .SelectMany(reservation => reservation.Instances ?? [])
                .Select(instance => (Id: instance.InstanceId, Name: (instance.Tags ?? []).Find(tag => tag.Key == "Name")?.Value))
                .Where(instance => !string.IsNullOrEmpty(instance.Name))
                .ToDictionary(instance => instance.Id, instance => instance.Name!);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            // What is attached counts; one instance that has just been terminated must not hide it.
            return [];
        }
    }
}
