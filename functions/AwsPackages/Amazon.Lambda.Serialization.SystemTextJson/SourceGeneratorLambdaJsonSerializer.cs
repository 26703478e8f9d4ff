#nullable disable

using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads events and writes results with the code that a <see cref="JsonSerializerContext"/> generated.</summary>
/// <typeparam name="TSGContext">A partial class with a <c>[JsonSerializable]</c> attribute for every type read or written.</typeparam>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext> : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private readonly TSGContext context;
    private readonly JsonWriterOptions writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads property names in any case and leaves nulls out of what it writes, whatever the context says.</summary>
    public SourceGeneratorLambdaJsonSerializer()
        : this(null, null)
    {
    }

    /// <summary>As the constructor without arguments, with changes to its options.</summary>
    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
        : this(customizer, null)
    {
    }

    /// <summary>As the constructor without arguments. A <see cref="JsonWriterOptions"/> is a copy: changes to it have no effect.</summary>
    public SourceGeneratorLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
        : this(null, jsonWriterCustomizer)
    {
    }

    /// <summary>As the constructor without arguments, with changes to its options.</summary>
    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer, Action<JsonWriterOptions> jsonWriterCustomizer)
    {
        SerializerOptions = CreateDefaultJsonSerializationOptions();
        customizer?.Invoke(SerializerOptions);
        jsonWriterCustomizer?.Invoke(writerOptions);
        context = (TSGContext)Activator.CreateInstance(typeof(TSGContext), SerializerOptions);
    }

    /// <summary>Uses a context as it is, with the options of its own <c>[JsonSourceGenerationOptions]</c>: the quickest to start.</summary>
    public SourceGeneratorLambdaJsonSerializer(
        TSGContext jsonSerializerContext,
        Action<JsonSerializerOptions> customizer = null,
        Action<JsonWriterOptions> jsonWriterCustomizer = null)
    {
        ArgumentNullException.ThrowIfNull(jsonSerializerContext);
        SerializerOptions = jsonSerializerContext.Options;
        customizer?.Invoke(SerializerOptions);
        jsonWriterCustomizer?.Invoke(writerOptions);
        context = jsonSerializerContext;
    }

    /// <summary>How property names, nulls and values are read and written.</summary>
    protected JsonSerializerOptions SerializerOptions { get; }

    /// <inheritdoc/>
    /// <exception cref="JsonSerializerException">
    /// The event is not valid. The message holds the JSON path and the position, never a value of the event.
    /// </exception>
    public T Deserialize<T>(Stream requestStream)
    {
        var typeInfo = TypeInfo<T>();
        try
        {
            return requestStream is MemoryStream memory && memory.TryGetBuffer(out var buffer)
                ? JsonSerializer.Deserialize(buffer.AsSpan((int)memory.Position), typeInfo)
                : JsonSerializer.Deserialize(requestStream, typeInfo);
        }
        catch (JsonException e)
        {
            // Not kept as the inner exception: its messages quote pieces of the event.
            throw new JsonSerializerException(EventFault.Describe(e));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="JsonSerializerException">The result cannot be written as JSON.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        var typeInfo = TypeInfo<T>();
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, writerOptions);
            JsonSerializer.Serialize(writer, response, typeInfo);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new JsonSerializerException($"The function's result of type {typeof(T)} cannot be written as JSON: {e.Message}", e);
        }
    }

    /// <summary>The options of the constructors that are not given a context.</summary>
    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
    };

    private JsonTypeInfo<T> TypeInfo<T>() =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new JsonSerializerException(
            $"{typeof(TSGContext)} does not know {typeof(T)}: add [JsonSerializable(typeof(...))] for it to the context.");
}
