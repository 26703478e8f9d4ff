using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>How CloudTrail writes one API's parameters and answer.</summary>
internal interface ITrailShape
{
    JsonNode? Request(ParameterNode parameters);

    JsonNode? Response(XElement answer, AwsRequest request);
}
