using System.Net;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>How a service's protocol writes objects on the wire, by AWS's model of it. Requests are compared as sorted lines, name = value.</summary>
internal abstract class WireFormat(ServiceModel model)
{
    protected ServiceModel Model => model;

    public static WireFormat Of(ServiceModel model) => model.Protocol switch
    {
        "ec2" or "query" => new QueryWireFormat(model),
        "json" => new JsonWireFormat(model),
        "rest-json" => new RestJsonWireFormat(model),
        var other => throw new NotSupportedException($"No wire format is written here for the protocol {other}."),
    };

    /// <summary>What the model makes of a request.</summary>
    public abstract IEnumerable<string> Expected(object request, string operation);

    /// <summary>The same, of a request that was sent.</summary>
    public abstract IEnumerable<string> Sent(SentRequest sent, string operation);

    /// <summary>Answers with what the model makes of a response; its request id is r-1.</summary>
    public abstract CannedAnswers Answer(object response, string operation);
}
