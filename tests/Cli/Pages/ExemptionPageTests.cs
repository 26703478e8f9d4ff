using System.Text.RegularExpressions;
using Remediation.Decisions.Exemptions;

namespace Remediation.Cli.Tests.Pages;

/// <summary>The page about exemptions tells no tag that would exempt nothing.</summary>
public sealed partial class ExemptionPageTests
{
    public static TheoryData<string> Values => [.. Example().Matches(File.ReadAllText(Checkout.File("docs/exemptions.md"))).Select(example => example.Groups["value"].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Values))]
    public void An_example_is_a_tag_that_exempts(string value) => Assert.True(ExemptionTag.TryParse(value, out _, out string? problem), problem);

    [GeneratedRegex(@"remediation:allow(?: = |,Value=)(?<value>(?:all|[\d])[^'\n`]*|tcp[^'\n`]*)")]
    private static partial Regex Example();
}
