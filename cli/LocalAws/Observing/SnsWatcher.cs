namespace Remediation.Cli.LocalAws;

/// <summary>Shows the messages that SNS accepted: moto delivers them, but nobody sees an e-mail.</summary>
internal sealed class SnsWatcher(LocalAwsEvents events) : ICallWitness
{
    public void Saw(AwsCall call)
    {
        if (call.Request is not { Service: "sns", Protocol: AwsProtocol.Query } || !call.Response.Succeeded)
        {
            return;
        }

        var tree = call.Request.Parameters.Tree;
        switch (call.Request.Action)
        {
            case "Publish":
                Tell(tree, tree.Text("TopicArn") ?? tree.Text("TargetArn") ?? tree.Text("PhoneNumber") ?? "?", call);
                break;
            case "PublishBatch":
                foreach (var entry in tree["PublishBatchRequestEntries"]?.List("member") ?? [])
                {
                    Tell(entry, tree.Text("TopicArn") ?? "?", call);
                }

                break;
            default:
                break;
        }
    }

    private void Tell(ParameterNode message, string topic, AwsCall call) => events.Publish(new SnsPublished(
        topic,
        message.Text("Subject"),
        message.Text("Message") ?? string.Empty,
        message.Text("MessageStructure"),
        (message["MessageAttributes"]?.List("entry") ?? [])
            .Where(a => a.Text("Name") is not null)
            .ToDictionary(a => a.Text("Name")!, a => a["Value"]?.Text("StringValue") ?? a["Value"]?.Text("BinaryValue") ?? string.Empty),
        call.Caller.ForJournal));
}
