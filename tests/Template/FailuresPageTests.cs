using System.Text.RegularExpressions;

namespace Remediation.Template.Tests;

/// <summary>The page about failures knows every edge of the template, and where what fails there ends.</summary>
public sealed partial class FailuresPageTests
{
    [Fact]
    public async Task Each_edge_has_a_row_and_each_row_an_edge()
    {
        var edges = new HashSet<(string, string)>();
        foreach (string set in ParameterSets.All.Keys)
        {
            var stack = await Transform.StackAsync(set);
            edges.UnionWith(Edge.Of(stack).Select(edge => (edge.Id, stack.WithArn(edge.DeadLetters)!.Id)));
        }

        var rows = (await File.ReadAllLinesAsync(Checkout.File("docs/failures.md"), TestContext.Current.CancellationToken))
            .Select(line => Row.Match(line))
            .Where(row => row.Success)
            .Select(row => (row.Groups["edge"].Value, row.Groups["queue"].Value));

        Assert.Equal(edges.Order(), rows.Order());
    }

    /// <summary>The first column names the edge, the last one the queue.</summary>
    [GeneratedRegex(@"^\| `(?<edge>[A-Za-z0-9]+)` \|.*\| `(?<queue>[A-Za-z0-9]+)` \|$")]
    private static partial Regex Row { get; }
}
