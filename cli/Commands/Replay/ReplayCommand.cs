using System.CommandLine;
using Remediation.Cli.Commands.Replay.Files;
using Remediation.Cli.Commands.Replay.Queues;

namespace Remediation.Cli.Commands.Replay;

/// <summary><c>replay</c>: hands recorded events to the function in a local AWS, or what is in a real account's dead-letter queues to where it failed.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string?> Path = new("file-or-folder") { Description = "An event as JSON, or a folder of *.json.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Queue = new("--queue") { Description = "A dead-letter queue: its name, URL or ARN." };

    private static readonly Option<string?> Stack = new("--stack") { Description = "A stack of CloudFormation: all its dead-letter queues." };

    private static readonly Option<bool> Go = new("--go") { Description = "Really replay what is in the queues. Without it, they are only shown." };

    private static readonly Option<string?> Function = new("--function")
    {
        Description = "Name or ARN of the function for messages that do not tell whose they are: those of a function's own dead-letter queue.",
    };

    private static readonly Option<string?> Profile = new("--profile") { Description = "A profile of ~/.aws/config to take credentials from." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document for each event." };

    public static Command Create()
    {
        var host = new HostOptions();
        var command = new Command(
            "replay",
            """
            Hand recorded events to the function, on this machine: the groups they name are made as the events describe them. Or, with --queue or
            --stack, hand what is in dead-letter queues to where it failed, in your account: a message is deleted only when that succeeded.

            Exit codes for queues: 0 they are empty; 1 it could not be done; 2 messages are in them.
            """) { Path, Queue, Stack, Go, Function, Profile, Json };
        host.AddTo(command);
        command.Validators.Add(result =>
        {
            string?[] given = [result.GetValue(Path), result.GetValue(Queue), result.GetValue(Stack)];
            if (given.Count(one => one is not null) != 1)
            {
                result.AddError("Name one of these: a file or folder of events, --queue, or --stack.");
            }
            else if (given[0] is not null && (result.GetValue(Go) || result.GetValue(Function) is not null || result.GetValue(Profile) is not null))
            {
                result.AddError("--go, --function and --profile are for queues; events from files are replayed on this machine.");
            }
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(Path) is { } path
            ? FileReplay.RunAsync(path, parsed.GetValue(Json), host.Read(parsed), cancellation)
            : QueueReplay.RunAsync(
                new QueueReplayOptions
                {
                    Queue = parsed.GetValue(Queue),
                    Stack = parsed.GetValue(Stack),
                    Go = parsed.GetValue(Go),
                    Function = parsed.GetValue(Function),
                    Profile = parsed.GetValue(Profile),
                    Region = host.GivenRegion(parsed),
                    Json = parsed.GetValue(Json),
                },
                cancellation));
        return command;
    }
}
