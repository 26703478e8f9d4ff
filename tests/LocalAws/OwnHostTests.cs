using System.Diagnostics;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>What needs a host of its own: other options, or an end.</summary>
public sealed class OwnHostTests
{
    [Fact]
    public async Task A_function_that_cannot_be_started_leaves_its_event_in_the_queue_of_the_rule_or_subscription()
    {
        Requirements.SkipWhenMissing();
        var bootstrap = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.Copy(Requirements.FakeBootstrap, bootstrap);
        await using var aws = await LocalAwsHost.StartAsync(Requirements.Options with { BootstrapPath = bootstrap, StartFunctions = false }, TestContext.Current.CancellationToken);
        File.Delete(bootstrap);
        var client = new AwsClient(aws) { UserAgent = "someone" };

        var group = await client.CreateGroupAsync();
        await client.OpenAsync(group);

        var letter = await aws.SeenAsync<DeadLettered>(d => d.Body.Contains(group, StringComparison.Ordinal));
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:remediation-NotDelivered", letter.TargetArn);
        var message = await client.QueryAsync("sqs", "ReceiveMessage", ("QueueUrl", $"{aws.Endpoint}123456789012/remediation-NotDelivered"), ("MessageAttributeName.1", "All"));
        Assert.Contains("NO_RESOURCE", message.Text, StringComparison.Ordinal);
        Assert.Equal(500, (await client.InvokeAsync("Guard", "{}")).Status);

        await client.QueryAsync(
            "sns",
            "Publish",
            ("TopicArn", "arn:aws:sns:eu-central-1:123456789012:remediation-notices"),
            ("Subject", "Closed: SSH"),
            ("Message", group),
            ("MessageAttributes.entry.1.Name", "severity"),
            ("MessageAttributes.entry.1.Value.DataType", "String"),
            ("MessageAttributes.entry.1.Value.StringValue", "high"));
        var unheard = JsonNode.Parse(await new Queue(aws, "remediation-Unheard").ReceiveAsync(group))!;
        Assert.Equal(("Notification", "Closed: SSH", group), (unheard["Type"].String(), unheard["Subject"].String(), unheard["Message"].String()));
    }

    [Fact]
    public async Task A_bootstrap_that_refuses_to_start_fails_its_invocations_with_its_reason()
    {
        Requirements.SkipWhenMissing();
        await using var aws = await LocalAwsHost.StartAsync(
            Requirements.Options with { FunctionEnvironment = new Dictionary<string, string> { ["REFUSE_TO_START"] = "yes" } }, TestContext.Current.CancellationToken);

        var answer = await new AwsClient(aws).InvokeAsync("Guard", "{}");

        Assert.Equal("Unhandled", answer.Headers["X-Amz-Function-Error"]);
        Assert.Equal("told not to start", answer.JsonBody["errorMessage"].String());
    }

    [Fact]
    public async Task The_hosts_end_is_the_end_of_moto_and_of_the_functions()
    {
        Requirements.SkipWhenMissing();
        var aws = await LocalAwsHost.StartAsync(Requirements.Options, TestContext.Current.CancellationToken);
        var client = new AwsClient(aws);
        var pid = (int)(await client.InvokeAsync("Guard", """{"do":"process"}""")).JsonBody["pid"]!.GetValue<long>();
        var endpoint = aws.Endpoint;
        var clock = Stopwatch.StartNew();

        await aws.DisposeAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Stopping took {clock.Elapsed}.");
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(endpoint, TestContext.Current.CancellationToken));
        Assert.False(IsAlive(pid));
    }

    [Fact]
    public async Task The_aws_command_line_works_as_it_is()
    {
        Requirements.SkipWhenMissing();
        SkipWithoutCommandLine();
        await using var aws = await LocalAwsHost.StartAsync(Requirements.Options, TestContext.Current.CancellationToken);

        var group = JsonNode.Parse(await RunAsync(aws, "ec2", "create-security-group", "--group-name", "cli", "--description", "by hand"))!["GroupId"].String()!;
        await RunAsync(aws, "ec2", "authorize-security-group-ingress", "--group-id", group, "--protocol", "tcp", "--port", "22", "--cidr", "0.0.0.0/0");
        await aws.SeenAsync<SnsPublished>(m => m.Subject == "Closed");
        var rules = JsonNode.Parse(await RunAsync(aws, "ec2", "describe-security-group-rules", "--filters", $"Name=group-id,Values={group}"))!["SecurityGroupRules"]!.AsArray();
        var topics = await RunAsync(aws, "sns", "list-topics");
        var payload = Path.GetTempFileName();
        var output = Path.GetTempFileName();
        await File.WriteAllTextAsync(payload, """{"x":1}""", TestContext.Current.CancellationToken);
        await RunAsync(aws, "lambda", "invoke", "--function-name", "Guard", "--payload", "fileb://" + payload, output);

        Assert.All(rules, rule => Assert.True(rule!["IsEgress"]!.GetValue<bool>()));
        Assert.Contains("remediation-notices", topics, StringComparison.Ordinal);
        Assert.Equal("""{"x": 1}""", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        File.Delete(payload);
        File.Delete(output);
    }

    [Fact]
    public async Task The_aws_command_line_launches_an_instance_and_sends_it_a_command()
    {
        Requirements.SkipWhenMissing();
        SkipWithoutCommandLine();
        await using var aws = await LocalAwsHost.StartAsync(Requirements.Options with { AgentRegistersAfter = TimeSpan.Zero }, TestContext.Current.CancellationToken);

        var images = JsonNode.Parse(await RunAsync(aws, "ec2", "describe-images", "--owners", "aws-marketplace"))!["Images"]!.AsArray();
        var launched = JsonNode.Parse(await RunAsync(aws, "ec2", "run-instances", "--image-id", images[0]!["ImageId"].String()!))!["Instances"]![0]!;
        var id = launched["InstanceId"].String()!;
        await aws.SeenAsync<AgentRegistered>(a => a.InstanceId == id);
        var managed = JsonNode.Parse(await RunAsync(aws, "ssm", "describe-instance-information", "--filters", $"Key=InstanceIds,Values={id}"))!["InstanceInformationList"]!.AsArray();
        var sent = JsonNode.Parse(await RunAsync(aws, "ssm", "send-command", "--document-name", "AWS-RunPatchBaseline", "--instance-ids", id, "--parameters", "Operation=Install"))!;
        var command = sent["Command"]!["CommandId"].String()!;
        await aws.SeenAsync<CommandChanged>(c => c.CommandId == command && c is { InstanceId: null, Status: "Success" });
        var runs = JsonNode.Parse(await RunAsync(aws, "ssm", "list-command-invocations", "--command-id", command, "--details"))!["CommandInvocations"]!.AsArray();
        var one = JsonNode.Parse(await RunAsync(aws, "ssm", "get-command-invocation", "--command-id", command, "--instance-id", id, "--plugin-name", "PatchLinux"))!;

        Assert.Equal("5typo3v12lts0example0code", launched["ProductCodes"]![0]!["ProductCodeId"].String());
        Assert.Equal("Debian GNU/Linux", managed.Single()!["PlatformName"].String());
        Assert.Equal("Success", runs.Single()!["StatusDetails"].String());
        Assert.Contains("InstalledCount", one["StandardOutputContent"].String(), StringComparison.Ordinal);
    }

    private static void SkipWithoutCommandLine() =>
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(folder => File.Exists(Path.Combine(folder, "aws"))), "The AWS CLI is not on the PATH.");

    private static async Task<string> RunAsync(LocalAwsHost aws, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", [.. arguments, "--output", "json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ENDPOINT_URL"] = aws.Endpoint.ToString();
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "anything";
        start.Environment["AWS_DEFAULT_REGION"] = "eu-central-1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {await errors}");
        return output;
    }

    private static bool IsAlive(int pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
