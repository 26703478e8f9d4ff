using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Remediation.AwsPackages.Tests.Lambda;

public sealed class EventSerializerTests
{
    private const string Event =
        """
        {"version":"0","id":"5e7b-1","detail-type":"AWS API Call via CloudTrail","source":"aws.ec2","account":"111122223333",
        "time":"2026-11-22T01:02:03Z","region":"eu-central-1","resources":["arn:aws:ec2:::x"],"detail":{"eventName":"AuthorizeSecurityGroupIngress"}}
        """;

    public static TheoryData<string> Constructors => ["default", "context", "options", "writer", "both"];

    [Theory]
    [MemberData(nameof(Constructors))]
    public void An_EventBridge_event_is_read_with_its_detail_type(string constructor)
    {
        var received = Serializer(constructor).Deserialize<CloudWatchEvent<JsonElement>>(Bytes(Event));

        Assert.Equal("AWS API Call via CloudTrail", received.DetailType);
        Assert.Equal(("0", "5e7b-1", "aws.ec2"), (received.Version, received.Id, received.Source));
        Assert.Equal(("111122223333", "eu-central-1"), (received.Account, received.Region));
        Assert.Equal(new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc), received.Time);
        Assert.Equal(["arn:aws:ec2:::x"], received.Resources);
        Assert.Equal("AuthorizeSecurityGroupIngress", received.Detail.GetProperty("eventName").GetString());
    }

    [Fact]
    public void An_event_is_read_from_any_stream_from_its_position_on()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<EventsJson>(EventsJson.Default);
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        file.Write(Encoding.UTF8.GetBytes(Event));
        file.Position = 0;
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.GetBytes("###" + Event));
        memory.Position = 3;

        Assert.Equal("aws.ec2", serializer.Deserialize<CloudWatchEvent<JsonElement>>(file).Source);
        Assert.Equal("aws.ec2", serializer.Deserialize<CloudWatchEvent<JsonElement>>(memory).Source);
    }

    [Fact]
    public void A_result_keeps_its_letters_and_by_default_leaves_out_nulls()
    {
        using var byDefault = new MemoryStream();
        using var byContext = new MemoryStream();

        new SourceGeneratorLambdaJsonSerializer<EventsJson>().Serialize(new Verdict("1", "geöffnet & <zu>"), byDefault);
        new SourceGeneratorLambdaJsonSerializer<EventsJson>(EventsJson.Default).Serialize(new Verdict("1", "2"), byContext);

        Assert.Equal("""{"Account":"1","Kind":"geöffnet & <zu>"}""", Encoding.UTF8.GetString(byDefault.ToArray()));
        Assert.Equal("""{"account":"1","kind":"2","remark":null}""", Encoding.UTF8.GetString(byContext.ToArray()));
    }

    [Fact]
    public void A_type_that_the_context_does_not_know_is_named()
    {
        var error = Assert.Throws<JsonSerializerException>(
            () => new SourceGeneratorLambdaJsonSerializer<EventsJson>().Deserialize<CloudWatchEvent<int>>(Bytes("{}")));

        Assert.Contains("EventsJson does not know", error.Message, StringComparison.Ordinal);
        Assert.Contains("[JsonSerializable(typeof(...))]", error.Message, StringComparison.Ordinal);
    }

    private static SourceGeneratorLambdaJsonSerializer<EventsJson> Serializer(string constructor) => constructor switch
    {
        "context" => new(EventsJson.Default),
        "options" => new((JsonSerializerOptions options) => options.AllowTrailingCommas = true),
        "writer" => new((JsonWriterOptions _) => { }),
        "both" => new(options => options.AllowTrailingCommas = true, _ => { }),
        _ => new(),
    };

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
