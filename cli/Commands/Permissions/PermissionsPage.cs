using System.Text;
using System.Text.RegularExpressions;

namespace Remediation.Cli.Commands.Permissions;

/// <summary>What each function may do, and why.</summary>
internal static partial class PermissionsPage
{
    private const string Introduction =
        """
        # Permissions

        Each function has a role of its own in [template.yaml](../template.yaml), and these are all of their permissions. `STACK` is the stack's name; all is in
        the stack's region and account, except where it says otherwise.

        Nobody has to believe it. Each method that calls AWS declares its calls ([CallsAttribute](../functions/3-Actions/CallsAttribute.cs)), and a test compares that
        with its code. The [local AWS](local-aws.md) refuses a function what its role does not grant, with AWS's own error. When all tests have run,
        [PermissionTests](../tests/Functions/Permissions/PermissionTests.cs) compares what is declared, what the functions were seen to need, and what the template grants:
        every single grant must have been needed, no wildcard may cover more than it must, and what can have a condition has one. Then it takes each permission
        away, adds one, widens each resource and drops each condition in turn, and every such change must be noticed.

        This page is written by `dotnet run --project cli -- permissions`, from the template and the comments in it.
        """;

    public static string Write(IReadOnlyList<WrittenRole> roles)
    {
        var page = new StringBuilder(Introduction).Append('\n');
        foreach (var role in roles)
        {
            page.Append($"\n## {role.Function}\n\n{role.Description}\n\n| may | on | only if | because |\n|---|---|---|---|\n");
            foreach (var statement in role.Statements)
            {
                page.Append(
                    $"| {Cell(statement.Actions.Select(action => $"`{action}`"))} | {Cell(statement.Resources.Select(Resource))} | {Cell(OnlyIf(statement))} | {Cell([statement.Reason])} |\n");
            }
        }

        return page.ToString();
    }

    private static IEnumerable<string> OnlyIf(WrittenStatement statement) =>
        (statement.OnlyIf is { } condition ? [$"the stack's `{condition}`"] : (string[])[]).Concat(statement.Conditions.Select(test => $"`{test}`"));

    /// <summary>What comes after the account in an ARN, or the name of the template's resource.</summary>
    private static string Resource(string written) => written switch
    {
        "*" => "all: there are no resources to name",
        _ when Arn.Match(written) is { Success: true } arn =>
            $"`{arn.Groups["resource"].Value.Replace("${AWS::StackName}", "STACK", StringComparison.Ordinal)}`{(arn.Groups["account"].Value == "*" ? " of any account" : "")}",
        _ => $"`{(written.EndsWith(".Arn", StringComparison.Ordinal) ? written[..^".Arn".Length] : written)}`",
    };

    private static string Cell(IEnumerable<string> parts) => string.Join("<br>", parts).Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"^arn:\$\{AWS::Partition\}:[a-z0-9]+:\$\{AWS::Region\}:(?<account>\$\{AWS::AccountId\}|\*?):(?<resource>.+)$")]
    private static partial Regex Arn { get; }
}
