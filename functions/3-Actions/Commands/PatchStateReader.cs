using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.Actions.Commands;

/// <summary>
/// Reads what AWS-RunPatchBaseline did on instances: what it prints is meant for people, so Patch Manager is asked
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html">DescribeInstancePatchStates</see>).
/// </summary>
/// <param name="ssm">The client.</param>
public sealed class PatchStateReader(IAmazonSimpleSystemsManagement ssm)
{
    /// <summary>Most instances that Systems Manager takes in one call; there is one state an instance.</summary>
    private const int MostInstances = 50;

    /// <summary>
    /// The state that the newest operation on each instance left, by instance id. Instances that Patch Manager does not know are missing; where it
    /// cannot be asked, all are.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, PatchState>> ReadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellation)
    {
        var states = new Dictionary<string, PatchState>();
        try
        {
            foreach (string[] ids in instanceIds.Distinct().Chunk(MostInstances))
            {
                foreach (var state in await DescribeAsync([.. ids], cancellation))
                {
                    states[state.InstanceId] = State(state);
                }
            }

            return states;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            // The notice is worth sending without it.
            return new Dictionary<string, PatchState>();
        }
    }

    [Calls("ssm:DescribeInstancePatchStates")]
    private async Task<List<InstancePatchState>> DescribeAsync(List<string> ids, CancellationToken cancellation)
    {
        var found = new List<InstancePatchState>();
        string? next = null;
        do
        {
            var page = await ssm.DescribeInstancePatchStatesAsync(
                new DescribeInstancePatchStatesRequest { InstanceIds = ids, MaxResults = MostInstances, NextToken = next }, cancellation);
            found.AddRange(page.InstancePatchStates ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    private static PatchState State(InstancePatchState state) => new(
        state.OperationEndTime is { } ended ? new DateTimeOffset(ended.ToUniversalTime()) : null,
        state.InstalledCount ?? 0,
        state.InstalledPendingRebootCount ?? 0,
        state.FailedCount ?? 0,
        state.MissingCount ?? 0);
}

/// <summary>What the newest operation of Patch Manager left on an instance; the counts are patches that its baseline approves.</summary>
/// <param name="Ended">When that operation ended, UTC. Earlier than the run that is asked about: Patch Manager has not heard of that one yet.</param>
/// <param name="Installed">On the instance and in effect, by that operation or before it.</param>
/// <param name="PendingReboot">Installed, and in effect after the next reboot.</param>
/// <param name="Failed">Were to be installed and could not be.</param>
/// <param name="Missing">Would fit the instance and are not on it.</param>
public sealed record PatchState(DateTimeOffset? Ended, int Installed, int PendingReboot, int Failed, int Missing);
