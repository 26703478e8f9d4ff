using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Spectre.Console;

namespace Remediation.Cli.Commands.Local;

/// <summary>Shows what happens in the local AWS, line by line.</summary>
internal sealed class LiveView(IAnsiConsole console)
{
    private const string EmptyInput = "{}";

    private static readonly string Images = string.Join('\n', TestImages.All.Select(image => $"  {image.Id}  {image.Name}"));

    private readonly Lock gate = new();

    public void Invite(LocalAwsHost aws)
    {
        string topic = aws.Stack.Topics.Count > 0 ? aws.Stack.Topics[0].Arn : "TOPIC";
        lock (gate)
        {
            // Not through the console library, which would break long lines that are to be copied.
            Console.WriteLine($"""

                In another terminal:

                  export AWS_ENDPOINT_URL={aws.Endpoint.ToString().TrimEnd('/')} AWS_REGION={aws.Options.Region} AWS_DEFAULT_REGION={aws.Options.Region} AWS_ACCESS_KEY_ID=alice AWS_SECRET_ACCESS_KEY=local

                Then try:

                  id=$(aws ec2 create-security-group --group-name try --description try --query GroupId --output text)
                  aws ec2 authorize-security-group-ingress --group-id $id --protocol tcp --port 0-65535 --cidr 0.0.0.0/0
                  aws ec2 describe-security-group-rules --filters Name=group-id,Values=$id
                  aws lambda invoke --function-name SecurityGroupSweep --payload '{EmptyInput}' /dev/stdout

                To launch an instance of one of these images, and see it managed two seconds later:

                {Images}

                  aws ec2 run-instances --image-id {TestImages.All[0].Id}
                  aws ssm describe-instance-information

                To read the notices from a queue:

                  aws --endpoint-url $AWS_ENDPOINT_URL sqs create-queue --queue-name notices
                  aws sns subscribe --topic-arn {topic} --protocol sqs --notification-endpoint {QueueBeside(topic)}
                  aws --endpoint-url $AWS_ENDPOINT_URL sqs receive-message --queue-url {aws.Endpoint.ToString().TrimEnd('/')}/{aws.Options.AccountId}/notices

                Ctrl-C ends it.

                """);
        }
    }

    public void Goodbye()
    {
        lock (gate)
        {
            console.WriteLine("Ended.");
        }
    }

    public void Show(LocalAwsEvent happened)
    {
        string? line = happened switch
        {
            Progressed progress => $"[dim]{Markup.Escape(progress.Text)}[/]",
            ApiCalled { Call: var call } => Call(call),
            EventPublished published => $"[blue]event[/]    {Markup.Escape(published.Name)}",
            AgentRegistered agent => $"[blue]agent[/]    {Markup.Escape(agent.InstanceId)} registered: {Markup.Escape(agent.Platform.PrettyName)}",
            CommandChanged { InstanceId: { } instance } run => $"[blue]command[/]  {Markup.Escape(run.Document)} on {Markup.Escape(instance)}: {Markup.Escape(run.StatusDetails)}",
            InvocationEnded ended => Invocation(ended),
            SnsPublished message => $"[green]notice[/]   [bold]{Markup.Escape(message.Subject ?? "(no subject)")}[/]",
            DeadLettered dead => $"[red]dead letter[/] {Markup.Escape(dead.Function)}: {Markup.Escape(dead.Reason)} (in {Markup.Escape(dead.TargetArn)})",
            _ => null,
        };
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            console.MarkupLine($"[dim]{happened.Time.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)}[/] {line}");
            if (happened is SnsPublished { Message: var text })
            {
                // As it is: its commands are to be copied.
                Console.WriteLine(Indented(text));
            }
        }
    }

    private static string QueueBeside(string topicArn) => topicArn.Replace(":sns:", ":sqs:", StringComparison.Ordinal) is var arn
        ? $"{arn[..(arn.LastIndexOf(':') + 1)]}notices"
        : "";

    private static string Call(JournalEntry call)
    {
        string result = call.ErrorCode is { } error ? $"[red]{Markup.Escape(error)}[/]" : $"{call.Status}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"call     {Markup.Escape(call.Service)} {Markup.Escape(call.Action)} by {Markup.Escape(call.Caller.Name)}: {result}, {call.Duration.TotalMilliseconds:0} ms");
    }

    private static string Invocation(InvocationEnded ended)
    {
        string time = string.Create(CultureInfo.InvariantCulture, $"{ended.Result.Duration.TotalMilliseconds:0} ms");
        return ended.Result.Succeeded
            ? $"[blue]function[/] {Markup.Escape(ended.Function)} answered in {time}"
            : $"[red]function[/] {Markup.Escape(ended.Function)} failed in {time}, attempt {ended.Attempt}: {Markup.Escape(Message(ended.Result.Payload))}";
    }

    private static string Message(byte[] error) =>
        JsonNode.Parse(error)?["errorMessage"]?.GetValue<string>() ?? Encoding.UTF8.GetString(error);

    private static string Indented(string text) => string.Join('\n', text.TrimEnd().Split('\n').Select(line => $"             {line}"));
}
