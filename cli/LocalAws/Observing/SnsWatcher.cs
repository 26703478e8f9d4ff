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
        var answer = Xml.TryParse(call.Response.Body);
        switch (call.Request.Action)
        {
            case "Publish":
                Tell(tree, tree.Text("TopicArn") ?? tree.Text("TargetArn") ?? tree.Text("PhoneNumber") ?? "?", answer?.Element("PublishResult")?.Text("MessageId"), call);
                break;
            case "PublishBatch":
                var accepted = answer?.Element("PublishBatchResult")?.Element("Successful")?.Elements("member").ToList() ?? [];
                foreach (var entry in tree["PublishBatchRequestEntries"]?.List("member") ?? [])
                {
                    // An entry that SNS refused has no id.
                    if (accepted.FirstOrDefault(one => one.Text("Id") == entry.Text("Id")) is { } one)
                    {
                        Tell(entry, tree.Text("TopicArn") ?? "?", one.Text("MessageId"), call);
                    }
                }

                break;
            default:
                break;
        }
    }

    /// <summary>What somebody reads who is subscribed by e-mail.</summary>
    private static string ForPeople(string message, string? structure) =>
        structure == "json" && Json.TryParse(System.Text.Encoding.UTF8.GetBytes(message)) is System.Text.Json.Nodes.JsonObject forms
            ? (forms["email"] ?? forms["default"]).String() ?? string.Empty
            : message;

    private void Tell(ParameterNode message, string topic, string? messageId, AwsCall call) => events.Publish(new SnsPublished(
        messageId ?? Guid.NewGuid().ToString(),
        topic,
        message.Text("Subject"),
        ForPeople(message.Text("Message") ?? string.Empty, message.Text("MessageStructure")),
        message.Text("Message") ?? string.Empty,
        message.Text("MessageStructure"),
        (message["MessageAttributes"]?.List("entry") ?? [])
            .Where(a => a.Text("Name") is not null)
            .ToDictionary(a => a.Text("Name")!, a => a["Value"]?.Text("StringValue") ?? a["Value"]?.Text("BinaryValue") ?? string.Empty),
        (message["MessageAttributes"]?.List("entry") ?? []).Where(a => a["Value"]?.Text("DataType") == "String.Array").Select(a => a.Text("Name")).OfType<string>().ToHashSet(),
        call.Caller.ForJournal));
}
