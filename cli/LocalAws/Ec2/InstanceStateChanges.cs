using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>The EC2 Instance State-change Notifications that follow RunInstances, StartInstances, StopInstances and TerminateInstances. A reboot has none.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html</summary>
internal sealed class InstanceStateChanges(EventBus bus, Fleet fleet, BackgroundWork background, LocalAwsOptions options) : ICallWitness
{
    public void Saw(AwsCall call)
    {
        if (call.Request.Service == "ec2" && call.Response.Succeeded && Steps(call.Request.Action) is { } steps && Xml.TryParse(call.Response.Body) is { } answer)
        {
            var scope = AwsScope.Of(call.Request);
            foreach (var instance in answer.Items("instancesSet").Where(instance => !IsThere(instance, steps.Last)))
            {
                background.Begin("The state of an instance was not told", cancellation => TellAsync(scope, instance, steps, cancellation));
            }
        }
    }

    private static (string First, string Last)? Steps(string action) => action switch
    {
        "RunInstances" or "StartInstances" => ("pending", "running"),
        "StopInstances" => ("stopping", "stopped"),
        "TerminateInstances" => ("shutting-down", "terminated"),
        _ => null,
    };

    /// <summary>Stopping what is stopped changes nothing.</summary>
    private static bool IsThere(XElement instance, string last) => instance.Element("previousState")?.Text("name") == last;

    private async Task TellAsync(AwsScope scope, XElement instance, (string First, string Last) steps, CancellationToken cancellation)
    {
        var id = instance.Text("instanceId")!;
        Tell(scope, id, steps.First);
        if (instance.Text("imageId") is not null)
        {
            await fleet.LaunchAsync(scope, instance, cancellation);
        }
        else if (steps.Last != "running")
        {
            fleet.Ends(scope, id, forGood: steps.Last == "terminated");
        }

        await Task.Delay(options.StateChangeDelay, cancellation);
        Tell(scope, id, steps.Last);
        if (steps.Last == "running")
        {
            fleet.Runs(scope, id);
        }
    }

    private void Tell(AwsScope scope, string instanceId, string state) => bus.Publish(scope.Region, BusEvent.Of(
        scope,
        "aws.ec2",
        "EC2 Instance State-change Notification",
        BusEvent.Time(DateTimeOffset.UtcNow),
        [$"arn:aws:ec2:{scope.Region}:{scope.Account}:instance/{instanceId}"],
        new JsonObject { ["instance-id"] = instanceId, ["state"] = state }));
}
