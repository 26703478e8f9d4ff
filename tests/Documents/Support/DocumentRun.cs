using System.Text.Json.Nodes;

namespace Remediation.Documents.Tests.Support;

/// <summary>How a document ended, as the SSM agent sees it.</summary>
/// <param name="Json">The one line of its output.</param>
internal sealed record DocumentRun(int ExitCode, string Output, string Errors, JsonObject Json)
{
    private static readonly Dictionary<string, int[]> CodesOfStatus = new()
    {
        ["succeeded"] = [0],
        ["nothing-to-do"] = [0],
        ["not-applicable"] = [0],
        ["refused"] = [10],
        ["failed"] = [20, 30, 50],
        ["busy"] = [40],
        ["rebooting"] = [194],
    };

    public string Status => Text("status");

    public string Reason => Text("reason");

    public string Text(string field) => Json[field]?.GetValue<string>() ?? throw new InvalidOperationException($"No field {field} in {Output}");

    public int Number(string field) => Json[field]?.GetValue<int>() ?? throw new InvalidOperationException($"No field {field} in {Output}");

    public bool Flag(string field) => Json[field]?.GetValue<bool>() ?? throw new InvalidOperationException($"No field {field} in {Output}");

    /// <summary>Reads an answer, and holds it to what every document promises.</summary>
    public static DocumentRun Read(string document, Command ended)
    {
        string all = $"{document} ended with {ended.ExitCode}, output:\n{ended.Output}\nerrors:\n{ended.Errors}";
        Assert.True(ended.Output.EndsWith('\n') && ended.Output.Count(letter => letter == '\n') == 1, $"The output is not one line. {all}");
        // The agent's summary keeps 2,500 characters of the output and of the errors together.
        Assert.True(ended.Output.TrimEnd('\n').Length <= 2000, $"The line has {ended.Output.Length} characters. {all}");
        Assert.True(ended.Errors.Length <= 2000, $"The errors have {ended.Errors.Length} characters. {all}");
        var json = JsonNode.Parse(ended.Output)!.AsObject();
        var run = new DocumentRun(ended.ExitCode, ended.Output, ended.Errors, json);
        Assert.Equal(document, run.Text("document"));
        Assert.True(CodesOfStatus[run.Status].Contains(ended.ExitCode), $"Status and exit code do not belong together. {all}");
        Assert.True(ended.ExitCode is not 0 and not 194 || ended.Errors.Length == 0, $"Success must be silent. {all}");
        Assert.True(run.Status is "succeeded" or "nothing-to-do" or "rebooting" || run.Reason.Length > 0, $"It must say why. {all}");
        Assert.All((string[])["os", "osId", "osVersion", "endOfLife", "support"], field => run.Text(field));
        Assert.True(run.Number("seconds") >= 0);
        return run;
    }
}
