using System.Diagnostics.CodeAnalysis;
using Remediation.Events.Json;

namespace Remediation.Events.Instances;

/// <summary>Reads <c>EC2 Instance State-change Notification</c>.</summary>
internal static class InstanceStateReader
{
    [SuppressMessage("Globalization", "CA1308", Justification = "EC2 writes states in lower case; AWS's own samples do not always")]
    public static EventMeaning Read(EventField detail) => new EventMeaning.InstanceStateChanged(
        detail["instance-id"].RequiredIdentifier("the event names the instance here; correct the event and replay it"),
        detail["state"].RequiredIdentifier("the event names the new state here; correct the event and replay it").ToLowerInvariant());
}
