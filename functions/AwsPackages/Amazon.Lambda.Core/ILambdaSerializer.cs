#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>Turns the bytes of an event into a value, and a result into bytes.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads one value from <paramref name="requestStream"/>.</summary>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes <paramref name="response"/> to <paramref name="responseStream"/>, which stays open.</summary>
    void Serialize<T>(T response, Stream responseStream);
}
