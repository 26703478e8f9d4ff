namespace Remediation.Cli.LocalAws;

/// <summary>How much of a step's output can be read; the beginning is kept.</summary>
internal static class OutputLimits
{
    private const int Output = 24_000;
    private const int Error = 8_000;
    private const int Both = 2_500;
    private const string Marker = "---Output truncated---";
    private const string ErrorTitle = "\n----------ERROR-------\n";

    public static string StandardOutput(string text) => Cut(text, Output);

    public static string StandardError(string text) => Cut(text, Error);

    /// <summary>Both in one text, as ListCommandInvocations shows them: what one leaves free of its half, the other may use.</summary>
    public static string Together(string output, string error)
    {
        var space = error.Length > 0 ? Both - ErrorTitle.Length : Both;
        var half = space / 2;
        var forOutput = Math.Max(half, space - error.Length);
        var shown = Cut(output, error.Length == 0 ? space : forOutput);
        return error.Length == 0 ? shown : shown + ErrorTitle + Cut(error, space - shown.Length);
    }

    private static string Cut(string text, int limit) => text.Length <= limit ? text : text[..(limit - Marker.Length)] + Marker;
}
