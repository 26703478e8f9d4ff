namespace Remediation.Cli.Commands;

/// <summary>The program's exit codes.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It could not be done; the sentence on the error output says what to do.</summary>
    public const int Failed = 1;

    /// <summary>It was done, and found what a pipeline must stop for.</summary>
    public const int Found = 2;

    public static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Failed;
    }
}
