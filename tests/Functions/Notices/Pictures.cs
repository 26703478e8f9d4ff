using System.Text.Json.Nodes;
using System.Xml.Linq;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Notices;

/// <summary>The pictures in the documents are of the very notices that the tests come to: the email as a mail reader shows it, and Slack's message.</summary>
internal static class Pictures
{
    public static string Folder { get; } = Repository.File("docs/pictures");

    /// <summary>The notices that there are pictures of.</summary>
    public static IReadOnlyList<string> Emails { get; } = ["Closed", "StillOpen", "WouldClose", "PatchedFleet", "SweepFirst", "NotManaged", "JoinedBurst"];

    /// <summary>An alarm's email is CloudWatch's own.</summary>
    public static IReadOnlyList<string> Messages { get; } = [.. Emails, "Alarm"];

    public static void AssertEmailIs(string name, string snapshot)
    {
        if (Emails.Contains(name))
        {
            AssertIs($"{name}.email.svg", EmailPicture.Draw(snapshot));
        }
    }

    public static void AssertMessageIs(string name, string message)
    {
        if (Messages.Contains(name))
        {
            AssertIs($"{name}.slack.svg", SlackPicture.Draw(JsonNode.Parse(message)!));
        }
    }

    private static void AssertIs(string file, string svg)
    {
        // Nothing in it can run or load anything.
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<foreignObject", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("href", svg, StringComparison.Ordinal);
        XDocument.Parse(svg);
        Snapshot.AssertKept(Path.GetRelativePath(Snapshot.Folder, Path.Combine(Folder, file)), svg);
    }
}
