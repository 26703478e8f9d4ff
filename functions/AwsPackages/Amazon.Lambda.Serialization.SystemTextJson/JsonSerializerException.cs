#nullable disable

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>An event could not be read, or a result could not be written.</summary>
public class JsonSerializerException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and where, and keeps what led to it.</summary>
    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
