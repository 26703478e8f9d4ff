using Amazon.CloudFormation;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Shows what is in dead-letter queues, or hands it to where it failed. Nothing is deleted that was not handled.</summary>
internal sealed class QueueReplay(QueueReplayOptions options, Redelivery redelivery, ReplayReport report)
{
    public const string Needs =
        "Replaying needs sqs:GetQueueUrl, sqs:GetQueueAttributes, sqs:ListDeadLetterSourceQueues, sqs:ReceiveMessage and sqs:ChangeMessageVisibility; with --stack cloudformation:ListStackResources; with --go lambda:InvokeFunction, sqs:SendMessage, sns:GetSubscriptionAttributes and sqs:DeleteMessage.";

    /// <summary>Longer than any function may take: nobody else gets the message meanwhile, and the answer is waited for.</summary>
    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(16);

    private static readonly TimeSpan LookingThrough = TimeSpan.FromMinutes(2);

    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(QueueReplayOptions options, CancellationToken cancellation)
    {
        if (QueueFinder.RegionOf(options.Queue) is { } region)
        {
            if (options.Region is { } other && other != region)
            {
                return ExitCode.Fail($"--region {other}: the queue is in {region}.");
            }

            options = options with { Region = region };
        }

        try
        {
            using var sqs = new AmazonSQSClient(Config<AmazonSQSConfig>(options));
            using var sns = new AmazonSimpleNotificationServiceClient(Config<AmazonSimpleNotificationServiceConfig>(options));
            using var lambda = new AmazonLambdaClient(Config<AmazonLambdaConfig>(options, config =>
            {
                config.Timeout = LongestInvocation;
                // A second attempt would run beside the first one.
                config.MaxErrorRetry = 0;
            }));
            using var cloudFormation = new AmazonCloudFormationClient(Config<AmazonCloudFormationConfig>(options));
            var finder = new QueueFinder(sqs, cloudFormation);
            var queues = options.Queue is { } queue ? await finder.OneAsync(queue, cancellation) : await finder.OfStackAsync(options.Stack!, cancellation);
            var report = new ReplayReport(options.Json, options.Go);
            var replay = new QueueReplay(options, new Redelivery(lambda, sqs, sns), report);
            foreach (var one in queues)
            {
                await replay.DrainAsync(one, cancellation);
            }

            return report.End() == 0 ? ExitCode.Done : ExitCode.Found;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return ExitCode.Fail(AwsFailure.InWords(failure, Needs));
        }
    }

    private async Task DrainAsync(DeadLetterQueue queue, CancellationToken cancellation)
    {
        var reader = new DeadLetterReader(queue.Sources, options.Function);
        report.Begin(queue.Name);
        try
        {
            // While one is being handled, others could become visible again, and be handled by somebody else.
            await foreach (var message in queue.MessagesAsync(options.Go ? LongestInvocation : LookingThrough, atOnce: options.Go ? 1 : 10, cancellation))
            {
                var letter = reader.Read(message);
                report.Tell(letter, options.Go ? await ReplayAsync(queue, message, letter, cancellation) : null);
            }
        }
        finally
        {
            // Also when the user stops it.
            await queue.PutBackAsync(CancellationToken.None);
        }
    }

    private async Task<Outcome> ReplayAsync(DeadLetterQueue queue, Message message, DeadLetter letter, CancellationToken cancellation)
    {
        var outcome = await redelivery.DeliverAsync(letter.Back, cancellation);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        try
        {
            await queue.DeleteAsync(message, cancellation);
            return outcome;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return new Outcome(false, $"{outcome.Words}, but it could not be deleted, and would be replayed again. {AwsFailure.InWords(failure, Needs)}");
        }
    }

    private static T Config<T>(QueueReplayOptions options, Action<T>? fill = null)
        where T : ClientConfig, new()
    {
        var config = new T();
        AwsAccess.Configure(config, options.Profile, options.Region);
        fill?.Invoke(config);
        return config;
    }
}
