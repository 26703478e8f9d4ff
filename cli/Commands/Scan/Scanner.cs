using Amazon.Runtime;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Cli.Commands.Scan.Accounts;
using Remediation.Cli.Commands.Scan.Findings;
using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan;

/// <summary>Goes through accounts and regions, several at a time, and keeps only what it finds.</summary>
internal sealed class Scanner(ExposurePolicy policy, DateTimeOffset now, bool skipRegionsThatAreOff)
{
    private const int RegionsAtATime = 8;

    public async Task<IReadOnlyList<RegionScan>> ScanAsync(IReadOnlyList<ScanTarget> targets, IScanObserver observer, CancellationToken cancellation)
    {
        var scans = targets.Select(target => new RegionScan(target)).ToList();
        await Parallel.ForEachAsync(
            scans,
            new ParallelOptions { MaxDegreeOfParallelism = RegionsAtATime, CancellationToken = cancellation },
            async (scan, token) =>
            {
                await ScanAsync(scan, observer, token);
                observer.RegionDone();
            });
        return scans;
    }

    private async Task ScanAsync(RegionScan scan, IScanObserver observer, CancellationToken cancellation)
    {
        try
        {
            using var ec2 = scan.Target.Account.Ec2In(scan.Target.Region);
            var prefixLists = new PrefixListReader(ec2);
            var survey = new RegionSurvey(ec2, new SecurityGroupReader(ec2, prefixLists), prefixLists)
            {
                WhenUnreadable = (groupId, failure) => scan.Failure ??= $"{groupId} was not read, and perhaps others: {ScanFailure.InWords(failure)}",
            };
            await foreach (var page in survey.GoThroughAsync(
                null, (group, lists) => RegionScan.IsWorthALook(GroupJudge.Judge(group, lists, policy, now)), cancellation))
            {
                scan.Groups += page.Groups;
                observer.GroupsSeen(page.Groups);
                await foreach (var snapshot in page.WorthALook)
                {
                    scan.Add(GroupScan.Of(scan.Target, snapshot, policy, now));
                }
            }
        }
        catch (AmazonServiceException refused) when (skipRegionsThatAreOff && ScanFailure.WhyRegionIsOff(refused) is not null)
        {
            scan.Skipped = ScanFailure.WhyRegionIsOff(refused);
        }
        catch (Exception failure) when (ScanFailure.Is(failure))
        {
            scan.Failure = ScanFailure.InWords(failure);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            scan.Failure = ScanFailure.InWords(new TimeoutException());
        }
    }
}

/// <summary>Is told how far a scan is, from several threads.</summary>
internal interface IScanObserver
{
    void GroupsSeen(int count);

    void RegionDone();
}
