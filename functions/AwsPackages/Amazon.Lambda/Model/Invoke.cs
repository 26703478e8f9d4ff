#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Text;
using Amazon.Runtime;

namespace Amazon.Lambda.Model;

/// <summary>Which function to run, and on what. Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</summary>
public class InvokeRequest : AmazonLambdaRequest
{
    /// <summary>Name or ARN of the function, with a version or alias after a colon if wanted. Required.</summary>
    public string FunctionName { get; set; }

    /// <summary>Whether to wait for the function's answer. Unset: <c>RequestResponse</c>, that is, yes.</summary>
    public InvocationType InvocationType { get; set; }

    /// <summary>The event as text: JSON, at most 6 MB (1 MB with <c>Event</c>). It is kept in <see cref="PayloadStream"/>.</summary>
    public string Payload
    {
        get => PayloadStream is null ? null : Encoding.UTF8.GetString(PayloadStream.ToArray());
        set => PayloadStream = value is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>The event as bytes, sent from the stream's position on. Unset: none.</summary>
    public MemoryStream PayloadStream { get; set; }
}

/// <summary>What the function answered, or that its event was taken.</summary>
public class InvokeResponse : AmazonWebServiceResponse
{
    /// <summary>Version that ran, for example <c>$LATEST</c>.</summary>
    public string ExecutedVersion { get; set; }

    /// <summary>
    /// Null when the function succeeded; otherwise <c>Unhandled</c> or <c>Handled</c>, and <see cref="Payload"/> tells the error.
    /// </summary>
    public string FunctionError { get; set; }

    /// <summary>The function's answer: JSON; empty with <c>Event</c> and <c>DryRun</c>.</summary>
    public MemoryStream Payload { get; set; }

    /// <summary>200 with <c>RequestResponse</c>, 202 with <c>Event</c>, 204 with <c>DryRun</c>.</summary>
    public int? StatusCode { get; set; }
}
