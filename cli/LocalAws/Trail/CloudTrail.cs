using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Turns each changing EC2 call into the CloudTrail record that AWS would write, in the envelope in which EventBridge delivers it.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html</summary>
internal sealed class CloudTrail(EventBus bus) : ICallWitness
{
    public void Saw(AwsCall call)
    {
        // A connection that was cut before the call reached EC2 leaves no record.
        if (call.Request.Service == "ec2" && call.Response.Status > 0 && TrailShapes.For(call.Request.Action) is { } shape)
        {
            var record = Record(call, shape);
            bus.Publish(
                call.Request.Region,
                BusEvent.Of(AwsScope.Of(call.Request), "aws.ec2", "AWS API Call via CloudTrail", record["eventTime"]!.GetValue<string>(), [], record));
        }
    }

    private static JsonObject Record(AwsCall call, ITrailShape shape)
    {
        var request = call.Request;
        var record = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = UserIdentity.Of(call.Caller, request.Account),
            ["eventTime"] = BusEvent.Time(DateTimeOffset.UtcNow),
            ["eventSource"] = "ec2.amazonaws.com",
            ["eventName"] = request.Action,
            ["awsRegion"] = request.Region,
            ["sourceIPAddress"] = request.SourceAddress,
            ["userAgent"] = request.UserAgent,
        };
        if (!call.Response.Succeeded)
        {
            var error = AwsErrorReader.Read(call.Response);
            record["errorCode"] = (error.Status >= 500 && error.Code != "RequestLimitExceeded" ? "Server." : "Client.") + error.Code;
            record["errorMessage"] = error.Message.Length > 1024 ? error.Message[..1024] : error.Message;
        }

        record["requestParameters"] = shape.Request(request.Parameters.Tree);
        record["responseElements"] = call.Response.Succeeded && Xml.TryParse(call.Response.Body) is { } answer ? shape.Response(answer, request) : null;
        record["requestID"] = request.RequestId;
        record["eventID"] = Guid.NewGuid().ToString();
        record["readOnly"] = false;
        record["eventType"] = "AwsApiCall";
        record["managementEvent"] = true;
        record["recipientAccountId"] = request.Account;
        record["eventCategory"] = "Management";
        record["tlsDetails"] = new JsonObject
        {
            ["tlsVersion"] = "TLSv1.3",
            ["cipherSuite"] = "TLS_AES_128_GCM_SHA256",
            ["clientProvidedHostHeader"] = $"ec2.{request.Region}.amazonaws.com",
        };
        return record;
    }
}
