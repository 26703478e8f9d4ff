using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.Forms;

namespace Remediation.Functions.Tests.Telling;

/// <summary>Many notices at once, with the real executables behind the real template: people get few, and nothing is lost.</summary>
public sealed class BurstTests(LocalAwsWithFewNotices local) : IClassFixture<LocalAwsWithFewNotices>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_openings_are_few_notices_in_which_each_is_told_once_with_its_commands()
    {
        var aws = await local.HostAsync();
        await using var slack = await SlackServer.StartAsync();
        await KeepWebhookAsync(aws, slack.Webhook);
        using var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        var groups = new List<string>();
        for (int number = 0; number < 40; number++)
        {
            groups.Add(await alice.CreateGroupAsync($"burst-{Guid.NewGuid():N}", "for a test", Cancellation));
        }

        await Parallel.ForEachAsync(groups, Cancellation, async (group, cancellation) => await alice.AuthorizeAsync(group, [Rule.Of("tcp 22", Rule.World)], cancellation));
        var told = await ToldAsync(aws, groups);

        AssertEachOnce(groups, told);
        Assert.InRange(told.Count, 2, 25);
        var joined = told.Where(notice => notice.Joined.Count > 0).ToList();
        Assert.NotEmpty(joined);
        Assert.All(joined, notice => Assert.True(notice.Joined.Count == Outline.Of(notice.Text).Count(part => part.HasCommands), notice.Text));
        Assert.All(joined.SelectMany(notice => notice.Joined), notice => Assert.Contains("aws ec2 authorize-security-group-ingress", notice.Text, StringComparison.Ordinal));
        await UntilAsync(() => told.All(notice => slack.Messages.Any(message => message.Contains(notice.Subject, StringComparison.Ordinal))), "not every notice is in Slack");
    }

    [Fact]
    public async Task One_event_that_concerns_sixty_groups_is_few_notices()
    {
        var aws = await local.HostAsync();
        using var alice = new LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        string list = await alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", ["10.0.0.0/8"], Cancellation);
        var groups = new List<string>();
        for (int number = 0; number < 60; number++)
        {
            groups.Add(await alice.CreateGroupAsync($"list-{Guid.NewGuid():N}", "for a test", Cancellation));
            await alice.AuthorizeAsync(groups[^1], [Rule.Of("tcp 3306", list)], Cancellation);
        }

        await alice.CallAsync("ModifyManagedPrefixList", [new("PrefixListId", list), new("CurrentVersion", "1"), new("AddEntry.1.Cidr", Rule.World)], Cancellation);
        var told = await ToldAsync(aws, groups);

        AssertEachOnce(groups, told);
        Assert.InRange(told.Count, 2, 30);
    }

    [Fact]
    public async Task What_is_no_notice_ends_in_the_queue_of_failed_notices_and_the_log_says_why()
    {
        var aws = await local.HostAsync();
        using var sqs = new AmazonSQSClient(
            new BasicAWSCredentials("alice", "local"), new AmazonSQSConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = aws.Options.Region });
        string Url(string queue) => $"{aws.Endpoint.ToString().TrimEnd('/')}/{aws.Options.AccountId}/{aws.Stack.Queues.Single(one => one.LogicalId == queue).Name}";
        string rubbish = $"{{\"version\":\"9\",\"id\":\"{Guid.NewGuid():N}\"}}";

        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url("JoinedNotices"), MessageBody = rubbish }, Cancellation);

        string? failed = null;
        await UntilAsync(
            async () =>
            {
                var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Url("FailedNotices"), WaitTimeSeconds = 1 }, Cancellation);
                failed ??= received.Messages?.FirstOrDefault()?.Body;
                return failed is not null;
            },
            "it is not in the queue of failed notices");
        Assert.Equal(rubbish, failed);
        Assert.Contains(aws.Events.History.OfType<FunctionLogged>(), logged => logged.Function == "remediation-NoticeJoiner" && logged.Line.Contains("version: '9' is not 1", StringComparison.Ordinal));
    }

    /// <summary>Waits until every group was told, and gives the notices.</summary>
    private static async Task<IReadOnlyList<Notice>> ToldAsync(LocalAwsHost aws, List<string> groups)
    {
        IReadOnlyList<Notice> About() =>
        [
            .. aws.Events.History.OfType<SnsPublished>().Select(message => NoticeReader.Read(JsonNode.Parse(message.Body)!["lambda"].String()!))
                .Where(notice => Parts(notice).Any(part => groups.Contains(part.Resource))),
        ];
        await UntilAsync(() => About().SelectMany(Parts).Select(part => part.Resource).ToHashSet().IsSupersetOf(groups), "not every group was told");
        return About();
    }

    private static void AssertEachOnce(List<string> groups, IReadOnlyList<Notice> told) =>
        Assert.Equal(groups.Order(StringComparer.Ordinal), told.SelectMany(Parts).Select(part => part.Resource).Where(groups.Contains).Order(StringComparer.Ordinal));

    private static IEnumerable<Notice> Parts(Notice notice) => notice.Joined.Count == 0 ? [notice] : notice.Joined;

    private static async Task KeepWebhookAsync(LocalAwsHost aws, string webhook)
    {
        using var ssm = new AmazonSimpleSystemsManagementClient(
            new BasicAWSCredentials("alice", "local"),
            new AmazonSimpleSystemsManagementConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = aws.Options.Region });
        await ssm.PutParameterAsync(
            new PutParameterRequest { Name = LocalAwsWithFewNotices.SlackParameter, Value = webhook, Type = ParameterType.SecureString, Overwrite = true }, Cancellation);
    }

    private static Task UntilAsync(Func<bool> isSo, string otherwise) => UntilAsync(() => Task.FromResult(isSo()), otherwise);

    private static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < Patience, otherwise);
            await Task.Delay(100, Cancellation);
        }
    }
}
