using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Remediation.Events.CloudTrail;
using Remediation.Events.Commands;
using Remediation.Events.Instances;
using Remediation.Events.Json;

namespace Remediation.Events;

/// <summary>Says what an EventBridge event means.</summary>
public static class EventReader
{
    private const string Ec2 = "aws.ec2";
    private const string SystemsManager = "aws.ssm";

    /// <summary>
    /// Reads an event. Fields that are not known are ignored, fields that are not needed may be absent, and each of CloudTrail's ways of
    /// writing lists, numbers and names is understood. Nothing is looked up and nothing is decided.
    /// </summary>
    /// <exception cref="InvalidEventException">
    /// The event concerns this project and cannot be understood, or it is no EventBridge event.
    /// </exception>
    public static ReceivedEvent Read(CloudWatchEvent<JsonElement> evt)
    {
        if (evt is null)
        {
            throw new InvalidEventException("the event", "expected an object as EventBridge delivers it, found null");
        }

        var detail = EventField.Detail(evt.Detail);
        var envelope = EnvelopeReader.Read(evt, detail);
        return new ReceivedEvent(envelope, (envelope.Source, envelope.DetailType) switch
        {
            (Ec2, "AWS API Call via CloudTrail") => ApiCallReader.Read(CloudTrailRecord.Read(envelope, detail)),
            (Ec2, "EC2 Instance State-change Notification") => InstanceStateReader.Read(detail),
            (SystemsManager, "EC2 Command Status-change Notification") => CommandStatusReader.ReadCommand(detail, evt.Resources ?? []),
            (SystemsManager, "EC2 Command Invocation Status-change Notification") => CommandStatusReader.ReadInvocation(detail),
            var (source, detailType) => new EventMeaning.Nothing(
                $"not an EC2 API call, an instance's state or a command's status, but '{Excerpt.Of(detailType)}' of {Excerpt.Of(source)}"),
        });
    }
}
