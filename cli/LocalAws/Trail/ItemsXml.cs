using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>EC2's answers as CloudTrail's "items" style writes them, with the types of EC2's model: numbers, booleans, dates in milliseconds.</summary>
internal static class ItemsXml
{
    private static readonly HashSet<string> Numbers =
    [
        "fromPort", "toPort", "code", "amiLaunchIndex", "deviceIndex", "networkCardIndex", "httpPutResponseHopLimit", "coreCount", "threadsPerCore", "volumeSize", "iops",
    ];

    private static readonly HashSet<string> Booleans =
    [
        "isEgress", "enabled", "sourceDestCheck", "deleteOnTermination", "ebsOptimized", "primary", "enaSupport", "configured", "requesterManaged", "encrypted",
    ];

    private static readonly HashSet<string> Dates = ["launchTime", "attachTime"];

    private static readonly HashSet<string> ListsWithoutSet = ["blockDeviceMapping", "productCodes", "groups", "ipRanges", "ipv6Ranges", "prefixListIds"];

    public static void Add(JsonObject target, XElement element)
    {
        var name = element.Name.LocalName;
        if (element.HasElements || IsList(name))
        {
            target[name] = Write(element);
        }
        else if (element.Value.Length > 0)
        {
            target[name] = Scalar(name, element.Value);
        }
    }

    private static bool IsList(string name) => name.EndsWith("Set", StringComparison.Ordinal) || ListsWithoutSet.Contains(name);

    private static JsonNode Write(XElement element)
    {
        var result = new JsonObject();
        if (element.Elements("item").Any())
        {
            // The one list that CloudTrail writes with the singular.
            var list = element.Name.LocalName == "privateIpAddressesSet" ? "item" : "items";
            result[list] = new JsonArray([.. element.Elements("item").Select(item => item.HasElements ? Write(item) : (JsonNode)item.Value)]);
            return result;
        }

        foreach (var child in element.Elements())
        {
            Add(result, child);
        }

        return result;
    }

    private static JsonNode Scalar(string name, string text) =>
        Numbers.Contains(name) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Booleans.Contains(name) && bool.TryParse(text, out var truth) ? truth
        : Dates.Contains(name) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.ToUnixTimeMilliseconds()
        : text;
}
