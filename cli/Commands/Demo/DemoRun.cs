using System.Diagnostics;
using System.Text;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using RuleSource = Remediation.Decisions.SecurityGroups.RuleSource;

namespace Remediation.Cli.Commands.Demo;

/// <summary>Plays the scenes in the local AWS, with the real function, and checks what is left.</summary>
internal sealed class DemoRun(LocalAwsHost aws, LocalUser alice)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<DemoResult> PlayAsync(DemoScene scene, CancellationToken cancellation)
    {
        string groupId = scene.Name == DemoScene.DefaultGroup
            ? await alice.DefaultGroupAsync(cancellation)
            : await alice.CreateGroupAsync(scene.Name, "Remediation demo", cancellation);
        if (scene.Has.Count > 0)
        {
            await OpenAndWaitAsync(groupId, scene.Has, cancellation);
        }

        var before = await RulesOfAsync(groupId, cancellation);
        var opens = await WithListAsync(scene.Opens, cancellation);
        var watch = Stopwatch.StartNew();
        var (succeeded, error, published) = await OpenAndWaitAsync(groupId, opens, cancellation);
        var took = watch.Elapsed;
        var after = await RulesOfAsync(groupId, cancellation);
        return new DemoResult
        {
            Scene = scene,
            GroupId = groupId,
            Before = [.. before, .. opens.Select(rule => rule.ToString())],
            After = after,
            Took = took,
            NoticeSubject = published?.Subject,
            Notice = published?.Message,
            Problems = [.. Problems(scene, opens, after, succeeded ? null : error, published)],
        };
    }

    private static IEnumerable<string> Problems(
        DemoScene scene, IReadOnlyList<IngressRule> opens, IReadOnlyList<string> after, string? error, SnsPublished? published)
    {
        if (error is not null)
        {
            yield return $"The function failed: {error}";
        }

        var expected = scene.Leaves.Select(rule => rule.ToString()).Order(StringComparer.Ordinal).ToList();
        if (!expected.SequenceEqual(after.Order(StringComparer.Ordinal)))
        {
            yield return $"Expected to be left: {Listed(expected)}. Left: {Listed(after)}.";
        }

        if (scene.IsTold != (published is not null))
        {
            yield return scene.IsTold ? "No notice went out." : "A notice went out, and there was nothing to tell.";
        }
        else if (published is not null && !opens.All(rule => published.Message.Contains(rule.ToString(), StringComparison.Ordinal)))
        {
            yield return "The notice does not name every rule that was opened.";
        }
    }

    private async Task<(bool Succeeded, string Error, SnsPublished? Published)> OpenAndWaitAsync(
        string groupId, IReadOnlyList<IngressRule> rules, CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource<InvocationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        SnsPublished? published = null;
        string? invocation = null;
        using var watching = aws.Events.Subscribe(happened =>
        {
            if (happened is SnsPublished message)
            {
                published = message;
            }
            else if (happened is InvocationStarted start && IsAbout(start.Payload, groupId))
            {
                invocation = start.RequestId;
            }
            else if (happened is InvocationEnded end && end.Result.RequestId == invocation)
            {
                ended.TrySetResult(end.Result);
            }
        });
        await alice.AuthorizeAsync(groupId, rules, cancellation);
        var result = await ended.Task.WaitAsync(Patience, cancellation);
        return (result.Succeeded, Encoding.UTF8.GetString(result.Payload), published);
    }

    /// <summary>Making a prefix list wakes the function too.</summary>
    private static bool IsAbout(byte[] payload, string groupId) => Encoding.UTF8.GetString(payload).Contains(groupId, StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> RulesOfAsync(string groupId, CancellationToken cancellation) =>
        await alice.LookAtAsync(groupId, cancellation) is { } snapshot ? [.. snapshot.Group.Rules.Select(rule => rule.ToString())] : [];

    private async Task<IReadOnlyList<IngressRule>> WithListAsync(IReadOnlyList<IngressRule> rules, CancellationToken cancellation)
    {
        if (!rules.Any(rule => rule.Source is RuleSource.PrefixList))
        {
            return rules;
        }

        string listId = await alice.CreatePrefixListAsync("anyone", ["0.0.0.0/0"], cancellation);
        return [.. rules.Select(rule => rule with { Source = new RuleSource.PrefixList(listId) })];
    }

    private static string Listed(IReadOnlyList<string> rules) => rules.Count == 0 ? "nothing" : string.Join(", ", rules);
}
