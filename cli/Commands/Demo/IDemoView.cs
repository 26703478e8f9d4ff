namespace Remediation.Cli.Commands.Demo;

/// <summary>Shows the demo.</summary>
internal interface IDemoView
{
    void Progress(string? text);

    void Show(DemoResult result);

    void Show(InstanceResult result);

    void End(IReadOnlyList<DemoResult> groups, IReadOnlyList<InstanceResult> instances);
}
