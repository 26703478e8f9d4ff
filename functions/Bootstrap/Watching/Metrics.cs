using System.Buffers;
using System.Text.Json;

namespace Remediation.Bootstrap.Watching;

/// <summary>
/// Metrics as lines of the log, from which CloudWatch takes them
/// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded metric format</see>):
/// no call, no permission, no waiting. Each has one dimension, the stack's name. Zero is not written: who adds up what is missing gets zero, and a metric
/// that is never written costs nothing.
/// </summary>
/// <param name="nameSpace">CloudWatch's folder for these metrics: <c>Remediation</c>.</param>
/// <param name="service">The stack's name.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class Metrics(string nameSpace, string service, OutputLines output, TimeProvider time)
{
    private const string Dimension = "Service";

    public static Metrics Read(Func<string, string?> read, OutputLines output, TimeProvider time) => new(
        read("POWERTOOLS_METRICS_NAMESPACE") is { Length: > 0 } nameSpace ? nameSpace : "Remediation", LogSettings.Read(read).Service, output, time);

    /// <summary>Writes values that were counted or measured now, in one line; no line where all are zero.</summary>
    public void Write(params ReadOnlySpan<Value> values)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject("_aws");
        writer.WriteNumber("Timestamp", time.GetUtcNow().ToUnixTimeMilliseconds());
        writer.WriteStartArray("CloudWatchMetrics");
        writer.WriteStartObject();
        writer.WriteString("Namespace", nameSpace);
        writer.WriteStartArray("Dimensions");
        writer.WriteStartArray();
        writer.WriteStringValue(Dimension);
        writer.WriteEndArray();
        writer.WriteEndArray();
        writer.WriteStartArray("Metrics");
        bool isEmpty = true;
        foreach (var value in values)
        {
            if (value.Number != 0)
            {
                isEmpty = false;
                writer.WriteStartObject();
                writer.WriteString("Name", value.Metric.Name);
                writer.WriteString("Unit", value.Metric.Unit);
                writer.WriteEndObject();
            }
        }

        if (isEmpty)
        {
            return;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteString(Dimension, service);
        foreach (var value in values)
        {
            if (value.Number != 0)
            {
                writer.WriteNumber(value.Metric.Name, value.Number);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        output.Write(buffer.WrittenSpan);
    }

    /// <summary>One metric's value. No record: its equality and its text would be code that nobody calls.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="number">How much, in the metric's unit.</param>
    internal readonly struct Value(Metric metric, long number)
    {
        public Metric Metric { get; } = metric;

        public long Number { get; } = number;
    }
}
