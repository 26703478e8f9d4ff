namespace Remediation.Cli.LocalAws;

/// <summary>The local AWS cannot do what was asked. The message is one sentence for people and says what to do next.</summary>
internal sealed class LocalAwsException : Exception
{
    public LocalAwsException()
    {
    }

    public LocalAwsException(string message)
        : base(message)
    {
    }

    public LocalAwsException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
