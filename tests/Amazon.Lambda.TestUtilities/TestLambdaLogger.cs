#nullable disable

using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

/// <summary>Keeps what is logged in <see cref="Buffer"/>: messages as they are, without level or arguments.</summary>
public class TestLambdaLogger : ILambdaLogger
{
    public StringBuilder Buffer { get; } = new();

    public void Log(string message) => Buffer.Append(message);

    public void LogLine(string message) => Buffer.AppendLine(message);
}
