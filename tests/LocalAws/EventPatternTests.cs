using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

public sealed class EventPatternTests
{
    [Theory]
    // exact values: same type, same text; numbers by value
    [InlineData("""{"a":["x"]}""", """{"a":"x"}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":"X"}""", false)]
    [InlineData("""{"a":["x","y"]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":[1]}""", """{"a":1.0}""", true)]
    [InlineData("""{"a":[1]}""", """{"a":"1"}""", false)]
    [InlineData("""{"a":["1"]}""", """{"a":1}""", false)]
    [InlineData("""{"a":[true]}""", """{"a":true}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":"true"}""", false)]
    [InlineData("""{"a":[null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[null]}""", """{}""", false)]
    [InlineData("""{"a":[""]}""", """{"a":""}""", true)]
    [InlineData("""{"a":[""]}""", """{"a":null}""", false)]
    // fields are ands, nesting is a path, and a missing field matches nothing
    [InlineData("""{"a":["x"],"b":["y"]}""", """{"a":"x","b":"y","c":1}""", true)]
    [InlineData("""{"a":["x"],"b":["y"]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":{"b":{"c":["x"]}}}""", """{"a":{"b":{"c":"x"}}}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":"x"}""", false)]
    // arrays in the event: any element
    [InlineData("""{"a":["x"]}""", """{"a":["w","x"]}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":[]}""", false)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":[{"b":"w"},{"b":"x"}]}""", true)]
    [InlineData("""{"a":{"items":{"r":{"items":{"cidr":["0.0.0.0/0"]}}}}}""", """{"a":{"items":[{"r":{}},{"r":{"items":[{"cidr":"10.0.0.0/8"},{"cidr":"0.0.0.0/0"}]}}]}}""", true)]
    // two fields of one element must come from the same element
    [InlineData("""{"a":{"b":["x"],"c":["y"]}}""", """{"a":[{"b":"x","c":"n"},{"b":"n","c":"y"}]}""", false)]
    [InlineData("""{"a":{"b":["x"],"c":["y"]}}""", """{"a":[{"b":"n","c":"n"},{"b":"x","c":"y"}]}""", true)]
    // prefix and suffix
    [InlineData("""{"a":[{"prefix":"eu-"}]}""", """{"a":"eu-west-1"}""", true)]
    [InlineData("""{"a":[{"prefix":"EU-"}]}""", """{"a":"eu-west-1"}""", false)]
    [InlineData("""{"a":[{"prefix":{"equals-ignore-case":"EU-"}}]}""", """{"a":"eu-west-1"}""", true)]
    [InlineData("""{"a":[{"prefix":"1"}]}""", """{"a":12}""", false)]
    [InlineData("""{"a":[{"suffix":".png"}]}""", """{"a":"x.png"}""", true)]
    [InlineData("""{"a":[{"suffix":{"equals-ignore-case":".PNG"}}]}""", """{"a":"x.png"}""", true)]
    [InlineData("""{"a":[{"suffix":".png"}]}""", """{}""", false)]
    [InlineData("""{"a":[{"equals-ignore-case":"RUNNING"}]}""", """{"a":"running"}""", true)]
    // anything-but needs the field
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{}""", false)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"anything-but":["x","y"]}]}""", """{"a":"y"}""", false)]
    [InlineData("""{"a":[{"anything-but":["x","y"]}]}""", """{"a":["x","z"]}""", true)]
    [InlineData("""{"a":[{"anything-but":[1,2]}]}""", """{"a":2}""", false)]
    [InlineData("""{"a":[{"anything-but":{"prefix":"eu-"}}]}""", """{"a":"us-east-1"}""", true)]
    [InlineData("""{"a":[{"anything-but":{"prefix":["eu-","us-"]}}]}""", """{"a":"us-east-1"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"suffix":"-1"}}]}""", """{"a":"us-east-1"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"equals-ignore-case":["X"]}}]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"wildcard":"*east*"}}]}""", """{"a":"us-east-1"}""", false)]
    // exists looks at leaves
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"exists":true}]}""", """{}""", false)]
    [InlineData("""{"a":[{"exists":false}]}""", """{}""", true)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":null}""", false)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{}""", true)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{"a":[{"c":1},{"b":1}]}""", false)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":[]}""", true)]
    // numeric
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":5}""", true)]
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":0}""", false)]
    [InlineData("""{"a":[{"numeric":["=",3.0e2]}]}""", """{"a":300}""", true)]
    [InlineData("""{"a":[{"numeric":["<",5]}]}""", """{"a":"3"}""", false)]
    // cidr
    [InlineData("""{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.0.255"}""", true)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.1.0"}""", false)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"AWS Internal"}""", false)]
    [InlineData("""{"a":[{"cidr":"2001:db8::/32"}]}""", """{"a":"2001:db8::1"}""", true)]
    // wildcard
    [InlineData("""{"a":[{"wildcard":"arn:*:role/x-*"}]}""", """{"a":"arn:aws:iam::1:role/x-y"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a.c"}]}""", """{"a":"abc"}""", false)]
    [InlineData("""{"a":[{"wildcard":"a\\*c"}]}""", """{"a":"a*c"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a\\*c"}]}""", """{"a":"abc"}""", false)]
    // $or, with its siblings, and at a deeper level
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}]}""", """{"b":"y"}""", true)]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}],"c":["z"]}""", """{"b":"y"}""", false)]
    [InlineData("""{"d":{"$or":[{"a":["x"]},{"b":[{"exists":false}],"c":["z"]}]}}""", """{"d":{"c":"z"}}""", true)]
    [InlineData("""{"d":{"$or":[{"a":["x"]},{"b":[{"exists":false}],"c":["z"]}]}}""", """{"d":{"c":"z","b":1}}""", false)]
    public void A_pattern_matches_as_in_EventBridge(string pattern, string busEvent, bool matches) =>
        Assert.Equal(matches, EventPattern.Parse(JsonNode.Parse(pattern)).Matches(JsonNode.Parse(busEvent)!));

    private const string OwnRole = "arn:aws:iam::123456789012:role/own";

    [Theory]
    [InlineData("""{"userIdentity":{"type":"IAMUser"}}""", false, true)]
    [InlineData("""{"userIdentity":{"type":"IAMUser","sessionContext":{"sessionIssuer":{}}}}""", false, true)]
    [InlineData("""{"userIdentity":{"type":"AWSService","invokedBy":"x.amazonaws.com"}}""", false, true)]
    [InlineData("""{"userIdentity":{"sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::123456789012:role/other"}}}}""", true, true)]
    [InlineData("""{"userIdentity":{"sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::123456789012:role/own"}}}}""", false, false)]
    public void Excluding_the_own_role_needs_exists_false_or_it_excludes_people_too(string detail, bool naive, bool right)
    {
        static EventPattern Excluding(string alternatives) => EventPattern.Parse(JsonNode.Parse(
            $$"""{"detail":{"userIdentity":{"sessionContext":{"sessionIssuer":{"arn":[{{alternatives}}]} } } } }"""));
        var busEvent = JsonNode.Parse($$"""{"detail":{{detail}} }""")!;

        Assert.Equal(naive, Excluding($$"""{"anything-but":"{{OwnRole}}"}""").Matches(busEvent));
        Assert.Equal(right, Excluding($$"""{"exists":false},{"anything-but":"{{OwnRole}}"}""").Matches(busEvent));
    }

    [Theory]
    [InlineData("""{}""", "at least one field")]
    [InlineData("""{"source":"aws.ec2"}""", "\"source\" must be an object or an array")]
    [InlineData("""{"a":{"b":[]}}""", "\"a.b\" is an empty array")]
    [InlineData("""{"a":[{"starts-with":"x"}]}""", "no operator \"starts-with\"")]
    [InlineData("""{"a":[{"numeric":["~",1]}]}""", "numeric")]
    [InlineData("""{"a":[{"cidr":"10.0.0.0"}]}""", "cidr")]
    [InlineData("""{"a":[{"wildcard":"a**b"}]}""", "two *")]
    [InlineData("""{"a":[{"exists":"yes"}]}""", "exists")]
    [InlineData("""{"a":[{"anything-but":{"numeric":["=",1]}}]}""", "anything-but")]
    [InlineData("""{"$or":[{"a":["x"]}]}""", "$or")]
    public void A_pattern_that_EventBridge_refuses_is_refused_with_the_reason(string pattern, string reason) =>
        Assert.Contains(reason, Assert.Throws<LocalAwsException>(() => EventPattern.Parse(JsonNode.Parse(pattern))).Message, StringComparison.Ordinal);
}
