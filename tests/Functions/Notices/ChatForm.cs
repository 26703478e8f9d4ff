using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Notices;

/// <summary>What Amazon Q Developer demands of a custom notification (https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html); it drops others in silence.</summary>
internal static class ChatForm
{
    public static void Check(string notification)
    {
        var json = JsonNode.Parse(notification)!;
        Assert.Equal(("1.0", "custom", "client-markdown"), (json["version"].String(), json["source"].String(), json["content"]!["textType"].String()));
        var content = json["content"]!;
        Assert.InRange(content["description"].String()!.Length, 1, 8000);
        Assert.InRange(content["title"].String()!.Length, 1, 250);
        Assert.All(content["nextSteps"]!.AsArray(), step => Assert.InRange(step.String()!.Length, 1, 350));
        Assert.All(content["keywords"]!.AsArray(), keyword => Assert.InRange(keyword.String()!.Length, 1, 75));
        Assert.NotEqual("", json["metadata"]!["threadId"].String());
        foreach (string? text in (string?[])[content["description"].String(), content["title"].String(), .. content["nextSteps"]!.AsArray().Select(step => step.String())])
        {
            Assert.DoesNotContain('<', text!);
            Assert.Equal(0, (text!.Split("```").Length - 1) % 2);
        }
    }
}
