using System.Globalization;
using Spectre.Console;

namespace Remediation.Cli.Commands.Demo;

/// <summary>The demo for people: a table for each group, and the first notice in full.</summary>
internal sealed class DemoTables(IAnsiConsole console) : IDemoView
{
    private bool noticeShown;

    public void Progress(string? text)
    {
        if (text is not null)
        {
            console.MarkupLine($"[dim]{Markup.Escape(text)}[/]");
        }
    }

    public void Show(DemoResult result)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(result.Scene.Name)}[/] [dim]{result.GroupId}[/]  {Markup.Escape(result.Scene.Story)}");
        var table = new Table().RoundedBorder().AddColumns("Open to", "Afterwards");
        foreach (string rule in result.Before.Concat(result.After.Except(result.Before)))
        {
            bool opened = result.Before.Contains(rule);
            bool left = result.After.Contains(rule);
            table.AddRow(opened ? Markup.Escape(rule) : "", left ? $"[green]{Markup.Escape(rule)}[/]" : "[red]closed[/]");
        }

        console.Write(table);
        string told = result.NoticeSubject is null ? "nothing to tell" : $"told as [bold]{Markup.Escape(result.NoticeSubject)}[/]";
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"after {result.Took.TotalMilliseconds:0} ms, {told}"));
        foreach (string problem in result.Problems)
        {
            console.MarkupLine($"[red]Not as it must be: {Markup.Escape(problem)}[/]");
        }

        if (!noticeShown && result.Notice is not null)
        {
            noticeShown = true;
            console.Write(new Rule("The notice, as it arrives by email").LeftJustified());
            console.WriteLine();

            // As it is: its commands are to be copied.
            Console.WriteLine(result.Notice.TrimEnd());
            console.WriteLine();
            console.Write(new Rule());
        }
    }

    public void End(IReadOnlyList<DemoResult> results)
    {
        int wrong = results.Count(result => result.Problems.Count > 0);
        console.WriteLine();
        if (wrong > 0)
        {
            console.MarkupLine($"[red]{wrong} of {results.Count} groups are not as they must be.[/]");
            return;
        }

        console.MarkupLine($"[green]All {results.Count} groups are as they must be:[/] what was dangerous is closed, what serves the site is open.");
        console.MarkupLine("Try it yourself: [bold]dotnet run --project cli -- local[/], then open a port with the AWS CLI.");
    }
}
