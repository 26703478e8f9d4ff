using System.Globalization;
using Spectre.Console;

namespace Remediation.Cli.Commands.Demo;

/// <summary>The demo for people: a table for each group, a paragraph for each instance, and the first notice of each act in full.</summary>
internal sealed class DemoTables(IAnsiConsole console) : IDemoView
{
    private bool noticeShown;
    private bool instanceNoticeShown;

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
            ShowNotice(result.Notice);
        }
    }

    public void Show(InstanceResult result)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(result.Scene.Name)}[/] [dim]{result.InstanceId}[/]  {Markup.Escape(result.Scene.Story)}");
        foreach (var (subject, _) in result.Notices)
        {
            console.MarkupLine($"  told as [bold]{Markup.Escape(subject)}[/]");
        }

        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  {result.Took.TotalSeconds:0.0} s after its launch"));
        foreach (string problem in result.Problems)
        {
            console.MarkupLine($"[red]Not as it must be: {Markup.Escape(problem)}[/]");
        }

        if (!instanceNoticeShown && result.Notices.Count > 1)
        {
            instanceNoticeShown = true;
            ShowNotice(result.Notices[0].Text);
        }
    }

    public void End(IReadOnlyList<DemoResult> groups, IReadOnlyList<InstanceResult> instances)
    {
        int wrongGroups = groups.Count(result => result.Problems.Count > 0);
        int wrongInstances = instances.Count(result => result.Problems.Count > 0);
        console.WriteLine();
        if (wrongGroups + wrongInstances > 0)
        {
            console.MarkupLine($"[red]{wrongGroups} of {groups.Count} groups and {wrongInstances} of {instances.Count} instances are not as they must be.[/]");
            return;
        }

        console.MarkupLine($"[green]All {groups.Count} groups are as they must be:[/] what was dangerous is closed, what serves the site is open.");
        console.MarkupLine($"[green]All {instances.Count} instances are as they must be:[/] patched once, or told.");
        console.MarkupLine("Try it yourself: [bold]dotnet run --project cli -- local[/], then open a port or launch an instance with the AWS CLI.");
    }

    private void ShowNotice(string notice)
    {
        console.Write(new Rule("The notice, as it arrives by email").LeftJustified());
        console.WriteLine();

        // As it is: its commands are to be copied.
        Console.WriteLine(notice.TrimEnd());
        console.WriteLine();
        console.Write(new Rule());
    }
}
