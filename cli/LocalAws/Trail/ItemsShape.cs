using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>Older APIs: small first letters, lists as {"items":[...]}, an empty list as {}, the result as _return.</summary>
/// <param name="hasReturn">CloudTrail shows _return for this API, even where EC2's answer leaves it out.</param>
internal sealed class ItemsShape(Func<ParameterNode, JsonObject> writeRequest, bool hasReturn = true) : ITrailShape
{
    public JsonNode? Request(ParameterNode parameters) => writeRequest(parameters);

    public JsonNode? Response(XElement answer, AwsRequest request)
    {
        var elements = new JsonObject { ["requestId"] = answer.Text("requestId") ?? request.RequestId };
        if (hasReturn)
        {
            elements["_return"] = answer.Text("return") != "false";
        }

        foreach (var child in answer.Elements().Where(e => e.Name.LocalName is not ("requestId" or "return")))
        {
            ItemsXml.Add(elements, child);
        }

        return elements;
    }
}
