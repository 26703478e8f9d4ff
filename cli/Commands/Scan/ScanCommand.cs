using System.CommandLine;
using Amazon;
using Amazon.EC2;
using Amazon.Runtime;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.Catalogue;
using Spectre.Console;

namespace Remediation.Cli.Commands.Scan;

/// <summary><c>scan</c>: lists what an account opens to the internet, and what the function would do about it. Changes nothing.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON for machines." };
        var region = new Option<string?>("--region") { Description = "The region to scan; otherwise the environment's or the profile's." };
        var profile = new Option<string?>("--profile") { Description = "The profile of ~/.aws/config to take credentials from." };
        var allow = new Option<string[]>("--allow")
        {
            Description = "A service that may be open besides tcp/80 and tcp/443, such as udp/51820 or tcp/8000-8010.",
            AllowMultipleArgumentsPerToken = true,
        };
        allow.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !PortService.TryParse(token.Value, out _)))
            {
                result.AddError($"--allow: '{token.Value}' is not protocol/port, such as tcp/8443 or udp/8000-8010.");
            }
        });
        var command = new Command("scan", "List what the account opens to the internet, and what would be done about it. Read-only.") { json, region, profile, allow };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(region), parsed.GetValue(profile), parsed.GetValue(allow) ?? [], parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? region, string? profile, string[] allow, bool json, CancellationToken cancellation)
    {
        var standard = new ExposurePolicy();
        var policy = standard with { Allowed = [.. standard.Allowed, .. allow.Select(Service)] };
        try
        {
            using var ec2 = new AmazonEC2Client(Config(region, profile));
            var prefixLists = new PrefixListReader(ec2);
            var survey = new RegionSurvey(ec2, new SecurityGroupReader(ec2, prefixLists), prefixLists);
            var scan = new AccountScan(ec2.Config.RegionEndpoint?.SystemName ?? ec2.Config.AuthenticationRegion ?? "unknown");
            var now = TimeProvider.System.GetUtcNow();
            await foreach (var page in survey.GoThroughAsync(
                null, (group, lists) => AccountScan.HasFindings(GroupJudge.Judge(group, lists, policy, now)), cancellation))
            {
                scan.Groups += page.Groups;
                await foreach (var snapshot in page.WorthALook)
                {
                    scan.Add(GroupJudge.Judge(snapshot.Group, snapshot.PrefixLists, policy, now));
                }
            }

            if (json)
            {
                ScanJson.Write(scan, Console.Out);
            }
            else
            {
                ScanTable.Write(scan, AnsiConsole.Console);
            }

            return ExitCode.Done;
        }
        catch (AmazonServiceException failure)
        {
            return ExitCode.Fail($"AWS refused: {failure.ErrorCode}: {failure.Message} Scanning needs ec2:DescribeSecurityGroups, ec2:DescribeSecurityGroupRules and ec2:GetManagedPrefixListEntries.");
        }
        catch (AmazonClientException failure)
        {
            return ExitCode.Fail($"{failure.Message} Give --region and --profile, or set AWS_REGION and credentials.");
        }
        catch (HttpRequestException failure)
        {
            return ExitCode.Fail($"AWS was not reached: {failure.Message} Look at AWS_ENDPOINT_URL, --region and the network.");
        }
    }

    private static AmazonEC2Config Config(string? region, string? profile)
    {
        var config = profile is null ? new AmazonEC2Config() : new AmazonEC2Config { Profile = new Amazon.Profile(profile) };
        if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }

    private static PortService Service(string text)
    {
        _ = PortService.TryParse(text, out var service);
        return service;
    }
}
