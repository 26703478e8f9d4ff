namespace Remediation.Cli.Commands.Demo;

/// <summary>Shows the demo.</summary>
internal interface IDemoView
{
    void Progress(string? text);

    void Show(DemoResult result);

    void End(IReadOnlyList<DemoResult> results);
}
