using System.CommandLine;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands;

/// <summary>The options of every command that starts a local AWS.</summary>
internal sealed class HostOptions
{
    private readonly Option<string?> bootstrap = new("--bootstrap")
    {
        Description = "The functions' executable: a native one, or bootstrap.dll. Otherwise the one that was built with this program.",
    };

    private readonly Option<string?> template = new("--template") { Description = "The SAM template; otherwise template.yaml of this project." };

    private readonly Option<string> mode = new("--mode") { Description = "Enforce closes what is forbidden, Notify only tells.", DefaultValueFactory = _ => "Enforce" };

    private readonly Option<string> region = new("--region")
    {
        Description = "The region to play.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AWS_REGION") ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION") ?? "eu-central-1",
    };

    private readonly Option<string> machines = new("--machines")
    {
        Description = "What runs documents of Systems Manager: nothing, so that results are simulated, or a chroot for each instance of Debian (needs root and debootstrap).",
        DefaultValueFactory = _ => "simulated",
    };

    public HostOptions()
    {
        mode.AcceptOnlyFromAmong("Enforce", "Notify");
        machines.AcceptOnlyFromAmong("simulated", "chroot");
    }

    public void AddTo(Command command, bool withMode = true)
    {
        command.Add(bootstrap);
        command.Add(template);
        command.Add(region);
        if (withMode)
        {
            command.Add(mode);
        }
    }

    /// <summary>The region on the command line; null when it names none.</summary>
    public string? GivenRegion(ParseResult parsed) => parsed.GetResult(region) is { Implicit: false } ? parsed.GetValue(region) : null;

    /// <summary>For commands in which instances run.</summary>
    public void AddMachinesTo(Command command) => command.Add(machines);

    public LocalAwsOptions Read(ParseResult parsed) => new()
    {
        BootstrapPath = parsed.GetValue(bootstrap),
        TemplatePath = parsed.GetValue(template),
        Region = parsed.GetValue(region)!,
        UseChroots = parsed.GetResult(machines) is not null && parsed.GetValue(machines) == "chroot",
        Parameters = new Dictionary<string, string> { ["Mode"] = parsed.GetResult(mode) is null ? "Enforce" : parsed.GetValue(mode)! },
    };
}
