using System.CommandLine;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Permissions;

/// <summary><c>permissions</c>: writes what each function may do, docs/permissions.md, from the template.</summary>
internal static class PermissionsCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when the page is not up to date." };
        var template = new Option<string?>("--template") { Description = "The template; docs is beside it. Default: the nearest template.yaml, upward." };
        var command = new Command("permissions", "Write what each function may do, docs/permissions.md, from the template.") { check, template };
        command.SetAction(parsed => Run(TemplateFinder.Find(parsed.GetValue(template)), parsed.GetValue(check)));
        return command;
    }

    private static int Run(string template, bool check)
    {
        string page = Path.Combine(Path.GetDirectoryName(template)!, "docs", "permissions.md");
        string written = PermissionsPage.Write(WrittenPolicies.Read(template));
        if (File.Exists(page) && File.ReadAllText(page) == written)
        {
            Console.WriteLine($"{page} is up to date.");
            return ExitCode.Done;
        }

        if (check)
        {
            return ExitCode.Fail($"{page} is not what {template} says: run 'dotnet run --project cli -- permissions'.");
        }

        File.WriteAllText(page, written);
        Console.WriteLine($"{page} is written.");
        return ExitCode.Done;
    }
}
