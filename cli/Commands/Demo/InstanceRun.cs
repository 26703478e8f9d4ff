using System.Diagnostics;
using System.Runtime.CompilerServices;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Demo;

/// <summary>Launches the instances of the second act, all at once, and waits for what the real functions tell of each.</summary>
internal sealed class InstanceRun(LocalAwsHost aws, LocalUser alice)
{
    /// <summary>A document that really runs downloads and installs packages.</summary>
    private TimeSpan Patience => aws.Options.UseChroots ? TimeSpan.FromMinutes(15) : TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<InstanceResult> PlayAsync(IReadOnlyList<InstanceScene> scenes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var playing = new List<Task<InstanceResult>>();
        foreach (var scene in scenes)
        {
            var image = TestImages.All.First(known => known.Name.StartsWith(scene.Image, StringComparison.Ordinal));
            string id = await alice.LaunchAsync(image.Id, [("Name", scene.Name), .. scene.Tags], cancellation);
            playing.Add(WatchAsync(scene, id, cancellation));
        }

        foreach (var result in playing)
        {
            yield return await result;
        }
    }

    private async Task<InstanceResult> WatchAsync(InstanceScene scene, string id, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var notices = new List<(string, string)>();
        var problems = new List<string>();
        foreach (string beginning in scene.Hears)
        {
            try
            {
                var notice = await aws.Events.WaitForAsync<SnsPublished>(
                    message => message.Subject!.StartsWith(beginning, StringComparison.Ordinal) && message.Message.Contains(id, StringComparison.Ordinal), Patience, cancellation);
                notices.Add((notice.Subject!, notice.Message));
                if (notice.Subject!.Contains("FAILED", StringComparison.Ordinal))
                {
                    problems.Add(notice.Subject);
                }
            }
            catch (TimeoutException)
            {
                problems.Add($"No notice that begins with '{beginning}'.");
            }
        }

        int commands = aws.Journal.Calls("ssm", "SendCommand").Count(call => call.ErrorCode is null && call.Parameters["InstanceIds"].Contains(id, StringComparison.Ordinal));
        int expected = scene.Hears.Count(beginning => beginning != "NOT PATCHED");
        if (commands != expected)
        {
            problems.Add($"{commands} commands were sent, and not {expected}.");
        }

        return new InstanceResult { Scene = scene, InstanceId = id, Took = watch.Elapsed, Notices = notices, Problems = problems };
    }
}
