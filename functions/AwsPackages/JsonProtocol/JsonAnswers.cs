using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Remediation.AwsPackages.JsonProtocol;

/// <summary>Reads whole answers: successes that must be JSON objects, and errors.</summary>
internal static class JsonAnswers
{
    /// <summary>
    /// Reads a success. A body that is no JSON object, or that lacks <paramref name="expectedMember"/>, means that something else than the
    /// called operation has answered (a proxy, a captive page); without the check it would read as a success with nothing in it.
    /// </summary>
    /// <param name="json">The answer, unread.</param>
    /// <param name="expectedMember">A member that the operation always answers with. Null: it answers with none, and its body may be empty.</param>
    /// <param name="read">Makes the response of the object.</param>
    /// <exception cref="JsonException">
    /// It is no such object, or a value has not its form. The pipeline tries again, and wraps the last one in an
    /// <see cref="AmazonUnmarshallingException"/>.
    /// </exception>
    public static AmazonWebServiceResponse ReadAnswer(
        this JsonUnmarshallerContext json, string? expectedMember, Func<JsonElement, AmazonWebServiceResponse> read)
    {
        var body = json.ReadBody();
        try
        {
            using var document = JsonDocument.Parse(body.Length == 0 && expectedMember is null ? "{}"u8.ToArray() : body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException("It is no JSON object.");
            }

            if (expectedMember is not null
                && (!document.RootElement.TryGetProperty(expectedMember, out var member) || member.ValueKind == JsonValueKind.Null))
            {
                throw new JsonException($"It has no member {expectedMember}.");
            }

            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new JsonException($"The answer could not be read: {error.Message} Check the endpoint, and any proxy before it.", error);
        }
    }

    /// <summary>Reads an error: its code from the body or a header, its message, and its request id from a header.</summary>
    public static ErrorResponse ReadError(this JsonUnmarshallerContext json)
    {
        var reader = new StreamingUtf8JsonReader(json.Stream);
        return JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(json, ref reader);
    }

    /// <summary>All bytes of the answer.</summary>
    public static byte[] ReadBody(this JsonUnmarshallerContext json)
    {
        using var body = new MemoryStream();
        json.Stream.CopyTo(body);
        return body.ToArray();
    }
}
