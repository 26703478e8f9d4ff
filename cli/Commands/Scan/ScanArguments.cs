using System.CommandLine;
using System.Text.RegularExpressions;
using Remediation.Decisions;
using Remediation.Decisions.Catalogue;

namespace Remediation.Cli.Commands.Scan;

/// <summary>The options of <c>scan</c> on the command line.</summary>
internal sealed partial class ScanArguments
{
    private readonly Option<string[]> region = Several("--region", "A region to scan; may be given again. Otherwise the environment's or the profile's.");
    private readonly Option<bool> allRegions = new("--all-regions") { Description = "Scan every region of the partition. Regions that the account has not enabled are named and skipped." };
    private readonly Option<string[]> profile = Several("--profile", "A profile of ~/.aws/config to take credentials from; given again, another account.");
    private readonly Option<string[]> role = Several("--role-arn", "A role to assume, in the account to scan; given again, another account.");
    private readonly Option<string?> externalId = new("--external-id") { Description = "What the roles' trust policies demand as sts:ExternalId." };
    private readonly Option<string[]> allow = Several("--allow", "A service that may be open besides tcp/80 and tcp/443, such as udp/51820 or tcp/8000-8010.");
    private readonly Option<bool> json = new("--json") { Description = "Print JSON for machines." };
    private readonly Option<string?> html = new("--html") { Description = "Write one page with pictures into this file, for a browser or for paper." };

    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "From what on to end with exit code 2: forbidden, unlisted (that, or open on no list, or not to be judged), never.",
        DefaultValueFactory = _ => "forbidden",
    };

    public ScanArguments()
    {
        failOn.AcceptOnlyFromAmong("forbidden", "unlisted", "never");
        EachOf(region, text => RegionName.IsMatch(text), "is not the name of a region, such as eu-central-1");
        EachOf(role, text => RoleArn.IsMatch(text), "is not a role's ARN, such as arn:aws:iam::123456789012:role/audit");
        EachOf(allow, text => PortService.TryParse(text, out _), "is not protocol/port, such as tcp/8443 or udp/8000-8010");
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[region, allRegions, profile, role, externalId, allow, failOn, json, html])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(allRegions) && result.GetValue(region) is { Length: > 0 })
            {
                result.AddError("--all-regions and --region exclude each other.");
            }

            if (result.GetValue(role) is { Length: > 0 } && result.GetValue(profile) is { Length: > 1 })
            {
                result.AddError("--role-arn is assumed with the credentials of one --profile: give one, or put the roles into profiles of ~/.aws/config.");
            }
        });
    }

    public ScanOptions Read(ParseResult parsed)
    {
        var standard = new ExposurePolicy();
        return new ScanOptions
        {
            Regions = [.. (parsed.GetValue(region) ?? []).Distinct()],
            AllRegions = parsed.GetValue(allRegions),
            Profiles = [.. (parsed.GetValue(profile) ?? []).Distinct()],
            Roles = [.. (parsed.GetValue(role) ?? []).Distinct()],
            ExternalId = parsed.GetValue(externalId),
            Policy = standard with { Allowed = [.. standard.Allowed, .. (parsed.GetValue(allow) ?? []).Select(Service)] },
            FailOn = Enum.Parse<FailOn>(parsed.GetValue(failOn)!, ignoreCase: true),
            Json = parsed.GetValue(json),
            HtmlFile = parsed.GetValue(html),
        };
    }

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static void EachOf(Option<string[]> option, Func<string, bool> isValid, string complaint) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => !isValid(token.Value)))
        {
            result.AddError($"{option.Name}: '{token.Value}' {complaint}.");
        }
    });

    private static PortService Service(string text) =>
        PortService.TryParse(text, out var service) ? service : throw new ArgumentException($"'{text}' passed the option's check and is no service.", nameof(text));

    [GeneratedRegex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$")]
    private static partial Regex RegionName { get; }

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$")]
    private static partial Regex RoleArn { get; }
}
