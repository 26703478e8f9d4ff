using System.Buffers.Binary;
using System.IO.Pipes;
using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Remediation.AwsPackages.Tests.Lambda;

[Collection("Lambda runtime")]
public sealed class LogTests
{
    private static readonly FixedClock Clock = new(DateTimeOffset.Parse("2026-11-22T01:02:03.456789Z", null));

    [Fact]
    public void Text_entries_have_time_request_level_and_message()
    {
        var log = Written(json: false, LogLevel.Information, logger =>
        {
            logger.LogLine("first");
            logger.LogWarning("{group} has {count:N0} rules, {{really}}", "sg-1", 1234);
            logger.LogError(new TimeoutException("late"), "EC2 failed");
        });

        Assert.Equal(
            "2026-11-22T01:02:03.456Z\tabc-1\tinfo\tfirst\n"
            + "2026-11-22T01:02:03.456Z\tabc-1\twarn\tsg-1 has 1,234 rules, {really}\n"
            + "2026-11-22T01:02:03.456Z\tabc-1\tfail\tEC2 failed\nSystem.TimeoutException: late\n",
            log);
    }

    [Fact]
    public void JSON_entries_carry_ids_arguments_and_the_exception()
    {
        var log = Written(json: true, LogLevel.Information, logger =>
        {
            logger.LogInformation("{group} has {count} rules; open: {open}", "sg-1", 3, true);
            logger.LogCritical(new TimeoutException("late"), "EC2 failed for {message}", "sg-2");
        });

        Assert.Equal(
            """
            {"timestamp":"2026-11-22T01:02:03.456Z","level":"INFO","requestId":"abc-1","traceId":"Root=1","message":"sg-1 has 3 rules; open: True","group":"sg-1","count":3,"open":true}
            {"timestamp":"2026-11-22T01:02:03.456Z","level":"FATAL","requestId":"abc-1","traceId":"Root=1","message":"EC2 failed for sg-2","errorType":"System.TimeoutException","errorMessage":"late","stackTrace":["System.TimeoutException: late"]}

            """,
            log);
    }

    [Theory]
    [InlineData("TRACE", 6)]
    [InlineData("DEBUG", 5)]
    [InlineData("INFO", 4)]
    [InlineData("WARN", 3)]
    [InlineData("ERROR", 2)]
    [InlineData("FATAL", 1)]
    [InlineData("nonsense", 4)]
    [InlineData(null, 4)]
    public void Entries_below_the_lowest_level_are_left_out(string? lowest, int expected)
    {
        var environment = RuntimeEnvironment.Read(name => name == "AWS_LAMBDA_LOG_LEVEL" ? lowest : null);
        var log = Written(json: false, environment.LowestLogLevel, logger =>
        {
            logger.LogTrace("entry");
            logger.LogDebug("entry");
            logger.Log(LogLevel.Information, "entry");
            logger.Log("warning", "entry");
            logger.LogError("entry");
            logger.LogCritical("entry");
        });

        Assert.Equal(expected, log.Split("entry\n").Length - 1);
    }

    [Fact]
    public void Text_that_is_formatted_already_passes_untouched()
    {
        var log = Written(json: true, LogLevel.Critical, logger => logger.Log("{\"_aws\":{}}\n"));

        Assert.Equal("{\"_aws\":{}}\n", log);
    }

    [Theory]
    [InlineData(false, LogLevel.Trace, 0xA55A0007)]
    [InlineData(false, LogLevel.Information, 0xA55A000F)]
    [InlineData(true, LogLevel.Debug, 0xA55A000A)]
    [InlineData(true, LogLevel.Error, 0xA55A0016)]
    [InlineData(true, LogLevel.Critical, 0xA55A001A)]
    public void On_Lambdas_descriptor_each_entry_is_a_frame_of_its_kind(bool json, LogLevel level, uint kind)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var output = LogOutput.Open((int)pipe.ClientSafePipeHandle.DangerousGetHandle(), Clock);
        var logger = new InvocationLogger(new RuntimeLog(output, json, LogLevel.Trace, Clock), "abc-1", null);

        logger.Log(level, "two\nlines");
        logger.Log("raw");

        var (frameKind, microseconds, entry) = ReadFrame(pipe);
        Assert.Equal(kind, frameKind);
        Assert.Equal(1795309323456789, microseconds);
        Assert.Contains(json ? "\"message\":\"two\\nlines\"" : "\ttwo\nlines", entry, StringComparison.Ordinal);
        Assert.Equal((0xA55A0003, 1795309323456789, "raw"), ReadFrame(pipe));
    }

    [Fact]
    public void A_descriptor_that_is_not_open_falls_back_to_standard_output()
    {
        var output = LogOutput.Open(99999, Clock);

        output.WriteRaw([]);
    }

    private static string Written(bool json, LogLevel lowest, Action<ILambdaLogger> write)
    {
        using var stream = new MemoryStream();
        write(new InvocationLogger(new RuntimeLog(new LogOutput(stream, framed: false, Clock), json, lowest, Clock), "abc-1", "Root=1"));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static (uint Kind, long Microseconds, string Entry) ReadFrame(Stream pipe)
    {
        Span<byte> header = stackalloc byte[16];
        pipe.ReadExactly(header);
        var entry = new byte[BinaryPrimitives.ReadInt32BigEndian(header[4..])];
        pipe.ReadExactly(entry);
        return (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadInt64BigEndian(header[8..]), Encoding.UTF8.GetString(entry));
    }
}
