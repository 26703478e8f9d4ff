using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.CloudWatchEvents;

namespace Remediation.Events.Tests;

public sealed class InvalidEventTests
{
    [Fact]
    public void An_empty_event_lacks_its_source_first() =>
        Assert.Equal("source", Assert.Throws<InvalidEventException>(() => EventReader.Read(new CloudWatchEvent<JsonElement>())).Field);

    [Theory]
    [InlineData("source")]
    [InlineData("detail-type")]
    public void An_envelope_must_say_what_it_is(string field)
    {
        var json = TestEvents.Json("instance-running");
        json.Remove(field);

        var invalid = Assert.Throws<InvalidEventException>(() => TestEvents.Read(json));

        Assert.Equal(field, invalid.Field);
        Assert.Contains("without an input transformer", invalid.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("account")]
    [InlineData("region")]
    [InlineData("time")]
    public void An_envelope_must_be_whole_where_nothing_else_says_the_same(string field)
    {
        var json = TestEvents.Json("instance-running");
        json.Remove(field);

        Assert.Equal(field, Assert.Throws<InvalidEventException>(() => TestEvents.Read(json)).Field);
    }

    [Theory]
    [InlineData("authorize-parameters-omitted", "detail.requestParameters.groupId: missing", "run the sweep")]
    [InlineData("authorize-group-id-is-an-object", "detail.requestParameters.groupId: expected text, found an object", "replay it")]
    [InlineData("modify-rules-parameters-omitted", "detail.requestParameters.GroupId: missing", "run the sweep")]
    [InlineData("run-instances-all-omitted", "detail.responseElements.instancesSet: missing", "run the sweep")]
    public void What_concerns_us_and_cannot_be_understood_names_the_field_and_what_to_do(string name, string field, string whatToDo)
    {
        var invalid = Assert.Throws<InvalidEventException>(() => TestEvents.Read(name));

        Assert.StartsWith(field, invalid.Message, StringComparison.Ordinal);
        Assert.Contains(whatToDo, invalid.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text\"", "detail: expected the CloudTrail record, an object, found text")]
    [InlineData("[]", "detail: expected the CloudTrail record, an object, found a list")]
    [InlineData("null", "detail: expected the CloudTrail record, an object, found nothing")]
    [InlineData("{}", "detail.eventName: missing")]
    public void A_detail_that_is_no_CloudTrail_record_is_refused(string detail, string message)
    {
        var json = TestEvents.Json("create-group");
        json["detail"] = JsonNode.Parse(detail);

        Assert.StartsWith(message, Assert.Throws<InvalidEventException>(() => TestEvents.Read(json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("instance-running", "instance-id")]
    [InlineData("instance-running", "state")]
    [InlineData("command-success", "command-id")]
    [InlineData("command-success", "status")]
    [InlineData("command-invocation-cancelled", "instance-id")]
    [InlineData("create-group", "eventName")]
    public void A_field_without_which_the_event_says_nothing_must_be_there(string name, string field) =>
        Assert.Equal($"detail.{field}", Assert.Throws<InvalidEventException>(() => TestEvents.Read(name, detail => detail.Remove(field))).Field);

    [Fact]
    public void The_path_to_an_element_of_a_list_has_its_index()
    {
        var invalid = Assert.Throws<InvalidEventException>(() => TestEvents.Read("run-instances-request-silent", detail =>
            detail["responseElements"]!["instancesSet"]!["items"]![1]!["groupSet"]!["items"]![0]!["groupId"] = new JsonArray(1)));

        Assert.Equal("detail.responseElements.instancesSet.items[1].groupSet.items[0].groupId", invalid.Field);
    }

    [Fact]
    public void Text_from_the_event_is_cut_and_cleaned_before_anybody_reads_it()
    {
        string hostile = "Run\n2026-01-01 ERROR all is well\u202e" + new string('x', 500);

        var received = TestEvents.Read("create-group", detail => detail["eventName"] = hostile);

        string reason = Assert.IsType<EventMeaning.Nothing>(received.Meaning).Reason;
        Assert.StartsWith("Run2026-01-01 ERROR all is wellxxx", reason, StringComparison.Ordinal);
        Assert.InRange(reason.Length, 80, 140);
        Assert.DoesNotContain(reason, char.IsControl);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_description_does_not_cost_the_rule()
    {
        string json = TestEvents.Json("authorize-answer-lists-rules").ToJsonString().Replace("jump host", "jump \\ud83d host", StringComparison.Ordinal);

        var received = TestEvents.ReadText(json);

        Assert.Equal("tcp 22 from 0.0.0.0/0", Assert.Single(Assert.IsType<EventMeaning.SecurityGroupRulesChanged>(received.Meaning).Opened).ToString());
    }
}
