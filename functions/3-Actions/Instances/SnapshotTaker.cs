using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace Remediation.Actions.Instances;

/// <summary>
/// Takes snapshots of an instance's volumes, and deletes them when their time is over
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html">CreateSnapshots</see>). They are incremental, and as consistent
/// as after a power cut.
/// </summary>
/// <param name="ec2">The client.</param>
/// <param name="time">The clock.</param>
public sealed class SnapshotTaker(IAmazonEC2 ec2, TimeProvider time)
{
    /// <summary>The tag that says on which day (UTC) a snapshot is deleted: <c>2026-12-31</c>. Only snapshots with this tag are.</summary>
    public const string ExpiryTag = "remediation:expires";

    private const string InstanceTag = "remediation:instance";
    private const string Day = "yyyy-MM-dd";

    /// <summary>Takes snapshots of all volumes of an instance, unless it has some of today.</summary>
    /// <returns><see langword="null"/> when there are; otherwise why there are not, in words.</returns>
    [Calls("ec2:DescribeSnapshots", "ec2:CreateSnapshots", "ec2:CreateTags")]
    public async Task<string?> TakeAsync(string instanceId, TimeSpan keep, CancellationToken cancellation)
    {
        try
        {
            string expires = (time.GetUtcNow() + keep).UtcDateTime.ToString(Day, CultureInfo.InvariantCulture);
            var existing = await ec2.DescribeSnapshotsAsync(
                new DescribeSnapshotsRequest
                {
                    OwnerIds = ["self"],
                    Filters = [new Filter { Name = $"tag:{InstanceTag}", Values = [instanceId] }, new Filter { Name = $"tag:{ExpiryTag}", Values = [expires] }],
                },
                cancellation);
            if (existing.Snapshots is { Count: > 0 })
            {
                return null;
            }

            await ec2.CreateSnapshotsAsync(
                new CreateSnapshotsRequest
                {
                    InstanceSpecification = new InstanceSpecification { InstanceId = instanceId },
                    Description = $"{instanceId} before it is patched",
                    TagSpecifications =
                    [
                        new TagSpecification
                        {
                            ResourceType = ResourceType.Snapshot,
                            Tags = [new Tag { Key = ExpiryTag, Value = expires }, new Tag { Key = InstanceTag, Value = instanceId }],
                        },
                    ],
                },
                cancellation);
            return null;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return $"no snapshot could be taken: {AwsFailure.InWords(failure)}";
        }
    }

    /// <summary>Deletes the snapshots whose time is over. One that cannot be deleted, because an image was made of it, is left.</summary>
    /// <returns>How many were deleted, and what went wrong.</returns>
    [Calls("ec2:DescribeSnapshots", "ec2:DeleteSnapshot")]
    public async Task<(int Deleted, IReadOnlyList<string> Problems)> DeleteExpiredAsync(CancellationToken cancellation)
    {
        int deleted = 0;
        var problems = new List<string>();
        string? next = null;
        do
        {
            var page = await ec2.DescribeSnapshotsAsync(
                new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = [new Filter { Name = "tag-key", Values = [ExpiryTag] }], MaxResults = 1000, NextToken = next },
                cancellation);
            foreach (var snapshot in (page.Snapshots ?? []).Where(IsExpired))
            {
                try
                {
                    await ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = snapshot.SnapshotId }, cancellation);
                    deleted++;
                }
                catch (Exception failure) when (AwsFailure.Is(failure))
                {
                    problems.Add($"{snapshot.SnapshotId}: {AwsFailure.InWords(failure)}");
                }
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return (deleted, problems);
    }

    private bool IsExpired(Snapshot snapshot) => (snapshot.Tags ?? []).Exists(tag => tag.Key == ExpiryTag
        && DateOnly.TryParseExact(tag.Value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
}
