using Remediation.Cli.Commands.Permissions;
using Remediation.Functions.Tests.Template;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>Whoever lets a function change what it does not name says why, beside it, and everybody can read it.</summary>
public sealed class ReasonTests
{
    private static readonly string[] Lines = File.ReadAllLines(Templates.File);

    [Fact]
    public void Every_statement_that_lets_something_be_changed_on_a_wildcard_has_its_reason_in_a_comment()
    {
        var statements = Written(Lines).Where(statement => statement.ChangesOnAWildcard).ToList();

        Assert.NotEmpty(statements);
        Assert.All(statements, statement => Assert.True(statement.Reason.Length > 0, $"template.yaml, line {statement.Line}: why may it do that on a wildcard?"));
    }

    [Fact]
    public void Without_its_comments_the_template_would_not_pass() =>
        Assert.All(Written([.. Lines.Select(line => line.TrimStart().StartsWith('#') ? "" : line.Split(" # ")[0])]), statement => Assert.Empty(statement.Reason));

    private static IEnumerable<WrittenStatement> Written(string[] lines) => WrittenPolicies.Parse(lines).SelectMany(role => role.Statements);
}
