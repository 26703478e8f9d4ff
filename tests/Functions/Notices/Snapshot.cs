using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.Forms;
using Remediation.Notices.Slack;

namespace Remediation.Functions.Tests.Notices;

/// <summary>
/// Compares a notice, in each of its forms, with what is kept under Snapshots, to the last character. If what is new is better, one command
/// keeps all of it, with the pictures: <see cref="Accept"/>.
/// </summary>
internal static class Snapshot
{
    /// <summary>The command that keeps whatever the tests come to.</summary>
    public const string Accept = "ACCEPT_SNAPSHOTS=1 dotnet test tests/Functions --filter FullyQualifiedName~Functions.Tests.Notices";

    public static string Folder { get; } = Repository.File("tests/Functions/Notices/Snapshots");

    public static void AssertIs(string name, Notice notice)
    {
        var attributes = notice.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}: {string.Join(", ", attribute.Value)}");
        var forms = (JsonObject)JsonNode.Parse(NoticeForms.Request(notice, "arn:aws:sns:eu-central-1:111122223333:notices").Message)!;
        Assert.Equal(notice.Text, forms["default"].String());
        Assert.Equal(forms["lambda"].String(), forms["sqs"].String());
        string text = $"{notice.Subject}\n{string.Join('\n', attributes)}\n\n{notice.Text}";
        AssertKept($"{name}.txt", text);
        AssertKept($"{name}.json", Indented(forms["sqs"].String()!));
        AssertKept($"{name}.https.json", Indented(forms["https"].String()!));
        AssertSlackIs(name, SlackContent.Of(notice.Subject, forms["lambda"].String()!));
        Pictures.AssertEmailIs(name, text);
    }

    public static void AssertSlackIs(string name, SlackContent content)
    {
        string message = SlackMessage.Write(content);
        BlockKit.Check(message);
        AssertKept($"{name}.slack.json", Indented(message));
        Pictures.AssertMessageIs(name, message);
    }

    /// <summary>Compares a file of the repository with what it must be.</summary>
    public static void AssertKept(string path, string actual)
    {
        string kept = Path.Combine(Folder, path);
        string expected = File.Exists(kept) ? File.ReadAllText(kept).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, actual);
            return;
        }

        Assert.Fail($"{path} is not as kept. If it is better now: {Accept}\n\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    private static string Indented(string json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonNode.Parse(json)!.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Difference(string[] expected, string[] actual)
    {
        int same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int sameAtEnd = expected.Skip(same).Reverse().Zip(actual.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n',
        [
            .. expected.Take(same).TakeLast(2).Select(line => $"    {line}"),
            .. expected.Skip(same).SkipLast(sameAtEnd).Select(line => $"  - {line}"),
            .. actual.Skip(same).SkipLast(sameAtEnd).Select(line => $"  + {line}"),
            .. actual.TakeLast(Math.Min(2, sameAtEnd)).Select(line => $"    {line}"),
        ]);
    }
}
