using System.Text.Json.Nodes;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Notices;

/// <summary>The pictures in the documents are of the very notices that are kept here: the email as a mail reader shows it, and Slack's message.</summary>
public sealed class PictureTests
{
    private static readonly string[] Pictured = ["Closed", "StillOpen", "WouldClose", "PatchedFleet", "SweepFirst", "NotManaged", "JoinedBurst"];

    public static TheoryData<string> Emails() => [.. Pictured];

    public static TheoryData<string> Messages() => [.. Pictured, "Alarm"];

    [Theory]
    [MemberData(nameof(Emails))]
    public void An_email(string name) => AssertPicture($"{name}.email.svg", EmailPicture.Draw(Read($"{name}.txt")));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_in_Slack(string name) => AssertPicture($"{name}.slack.svg", SlackPicture.Draw(JsonNode.Parse(Read($"{name}.slack.json"))!));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Snapshot.Folder, file)).ReplaceLineEndings("\n");

    private static void AssertPicture(string file, string svg)
    {
        // Nothing in it can run or load anything.
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<foreignObject", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("href", svg, StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(svg);
        Snapshot.AssertKept(Path.GetRelativePath(Snapshot.Folder, Repository.File($"docs/pictures/{file}")), svg);
    }
}
