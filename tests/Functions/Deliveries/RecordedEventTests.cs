using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Cli.Commands.Replay.Files;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Deliveries;

/// <summary>
/// Every shape of event that the project knows, each with the group that it is about: delivered once, twice, reversed and shuffled, with the
/// same end of every group.
/// </summary>
public sealed partial class RecordedEventTests(LocalAwsWithoutFunctions local, ITestOutputHelper output)
{
    private static readonly string Folder = Repository.File(Path.Combine("tests", "Events", "Events"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_whatever_order_and_however_often_they_come_every_group_ends_the_same()
    {
        using var maker = await Story.BeginAsync(local);
        var stage = new Stage(maker, new ReplayStage(maker.Alice, maker.Aws.Options.Region));
        var reference = await EndOfAsync(stage, Schedule.Once);
        output.WriteLine($"{reference.Groups} groups; closed {reference.Closed}; not readable: {string.Join(", ", reference.Refused)}");
        output.WriteLine(string.Join('\n', reference.Rules));
        Assert.True(reference is { Groups: > 20, Closed: > 20, Refused.Count: > 0 }, reference.ToString());

        Assert.Equal(reference.Groups, reference.Rules.Where(rule => rule.Contains(": tcp 443 from 0.0.0.0/0", StringComparison.Ordinal) || rule.Contains(": tcp 443 from LIST", StringComparison.Ordinal)).Select(rule => rule.Split(": ")[0]).Distinct().Count());
        Assert.DoesNotContain(reference.Rules, rule => rule.Contains(": tcp 22 from 0.0.0.0/0", StringComparison.Ordinal) || rule.Contains(": tcp 22 from LIST", StringComparison.Ordinal) || rule.Contains(": tcp 3389 from 0.0.0.0/0", StringComparison.Ordinal));

        foreach (var schedule in (Schedule[])[Schedule.Twice, Schedule.Reversed, Schedule.Shuffled(7), Schedule.Shuffled(8)])
        {
            var end = await EndOfAsync(stage, schedule);

            Assert.True(reference.Rules.SequenceEqual(end.Rules), $"{schedule}:\n{string.Join('\n', end.Rules.Except(reference.Rules).Select(rule => $"+ {rule}").Concat(reference.Rules.Except(end.Rules).Select(rule => $"- {rule}")))}");
            Assert.Equal(reference.Refused, end.Refused);
        }
    }

    private async Task<End> EndOfAsync(Stage stage, Schedule schedule)
    {
        using var story = await Story.BeginAsync(local);
        var events = new List<JsonObject>();
        var groups = new List<(string Part, string GroupId)>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            var (prepared, made) = await stage.PrepareAsync(await File.ReadAllTextAsync(file, Cancellation));
            events.Add(prepared);
            groups.AddRange(made.Select((groupId, index) => ($"{Path.GetFileNameWithoutExtension(file)} {index}", groupId)));
        }

        var delivery = new Delivery(story, schedule);
        foreach (var prepared in events)
        {
            await delivery.AfterAsync(prepared);
        }

        await delivery.EndAsync();
        var closed = delivery.ToldAsClosed().ToList();
        Assert.Equal(closed.Distinct(), closed);
        Assert.DoesNotContain(story.Notices, notice => notice.Attributes["kind"] is "StillOpen" or "AllowedPortLost" or "Conflict");
        var rules = new List<string>();
        foreach (var (part, groupId) in groups)
        {
            var found = await story.Alice.LookAtAsync(groupId, Cancellation);
            rules.AddRange(found!.Group.Rules.Select(rule => $"{part}: {List.Replace(rule.ToString(), "LIST")} | {rule.Description}").Order(StringComparer.Ordinal));
        }

        return new End(rules, groups.Count, closed.Count, delivery.Refused);
    }

    [GeneratedRegex("pl-[0-9a-f]+")]
    private static partial Regex List { get; }

    private sealed record End(IReadOnlyList<string> Rules, int Groups, int Closed, IReadOnlyCollection<string> Refused);

    /// <summary>Makes what an event is about, with a hole in it and with rules that must stay.</summary>
    private sealed partial class Stage(Story story, ReplayStage stage)
    {
        private static readonly IngressRule[] MustStay = [Rule.Of("tcp 443", Rule.World, "web"), Rule.Of("tcp 22", "10.0.0.0/8", "vpn")];

        public async Task<(JsonObject Event, IReadOnlyList<string> Groups)> PrepareAsync(string text)
        {
            text = await WithListsAsync(text);
            text = (await stage.PrepareAsync(text, Cancellation)).Event;
            var groups = new List<string>();
            foreach (string groupId in GroupId.Matches(text).Select(match => match.Value).Distinct())
            {
                if (await story.Alice.LookAtAsync(groupId, Cancellation) is { } found)
                {
                    await FurnishAsync(found.Group, text);
                    groups.Add(groupId);
                }
            }

            foreach (string list in ListId.Matches(text).Select(match => match.Value).Distinct().Where(_ => groups.Count == 0))
            {
                string named = await story.Alice.CreateGroupAsync($"recorded-{Guid.NewGuid():N}", "names a list", Cancellation);
                await story.Alice.AuthorizeAsync(named, [Rule.Of("tcp 22", list), Rule.Of("tcp 443", list)], Cancellation);
                groups.Add(named);
            }

            return ((JsonObject)JsonNode.Parse(text)!, groups);
        }

        /// <summary>A group that is attached has no rules yet; one that was opened has what the event says.</summary>
        private async Task FurnishAsync(SecurityGroup group, string text)
        {
            IngressRule[] wanted = [.. MustStay, .. Meaning(text) is EventMeaning.SecurityGroupsAttached ? [Rule.Of("tcp 3389", Rule.World)] : (IngressRule[])[]];
            var missing = wanted.Where(rule => !group.Rules.Any(rule.AdmitsTheSameAs)).ToList();
            if (missing.Count > 0)
            {
                await story.Alice.AuthorizeAsync(group.GroupId, missing, Cancellation);
            }
        }

        private async Task<string> WithListsAsync(string text)
        {
            if (Meaning(text) is not EventMeaning.PrefixListChanged(var id, _))
            {
                return text;
            }

            string list = await story.Alice.CreatePrefixListAsync($"recorded-{Guid.NewGuid():N}", ["0.0.0.0/0"], Cancellation);
            return text.Replace(id, list, StringComparison.Ordinal);
        }

        private static EventMeaning? Meaning(string text)
        {
            try
            {
                return EventReader.Read(JsonSerializer.Deserialize(text, GuardJson.Default.CloudWatchEventJsonElement)!).Meaning;
            }
            catch (InvalidEventException)
            {
                return null;
            }
        }

        [GeneratedRegex("sg-[0-9a-f]{17}")]
        private static partial Regex GroupId { get; }

        [GeneratedRegex("pl-[0-9a-f]+")]
        private static partial Regex ListId { get; }
    }
}
