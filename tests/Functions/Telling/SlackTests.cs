using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Notices;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;
using Remediation.Notices.Slack;

namespace Remediation.Functions.Tests.Telling;

/// <summary>What Slack does with our messages, and what we do with its answers. The webhook's address is a secret, whatever happens.</summary>
public sealed class SlackTests(LocalAwsWithoutFunctions local)
{
    private static Notice Closed => GroupNotice.Write(Reports.Done(Reports.Group(Rule.Of("tcp 22", Rule.World, "just for a test"))));

    [Fact]
    public async Task A_notice_is_in_the_channel_with_the_command_that_undoes_it()
    {
        await using var story = await SlackStory.BeginAsync(local);

        await story.TellAsync(Closed);

        string message = Assert.Single(story.Slack.Messages);
        Assert.Contains("🟠 MEDIUM", JsonNode.Parse(message)!["blocks"]![0]!["text"]!["text"].String(), StringComparison.Ordinal);
        Assert.Contains("```\\naws ec2 authorize-security-group-ingress", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_may_be_in_Secrets_Manager_too()
    {
        var aws = await local.HostAsync();
        string name = $"slack-{Guid.NewGuid():N}";
        await using var story = await SlackStory.BeginAsync(local, $"/aws/reference/secretsmanager/{name}");
        await CreateSecretAsync(aws, name, story.Slack.Webhook);

        await story.TellAsync(Closed);

        Assert.Single(story.Slack.Messages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_address_may_be_encrypted_with_a_key_of_ones_own(int time)
    {
        var aws = await local.HostAsync();
        string name = $"slack-{time}-{Guid.NewGuid():N}";
        await using var parameter = await SlackStory.BeginAsync(local, $"/remediation/{name}");
        await CallAsync(aws, "ssm", "AmazonSSM.PutParameter", new JsonObject
        {
            ["Name"] = parameter.Parameter, ["Value"] = parameter.Slack.Webhook, ["Type"] = "SecureString", ["KeyId"] = await CreateKeyAsync(aws),
        });
        await using var secret = await SlackStory.BeginAsync(local, $"/aws/reference/secretsmanager/{name}");
        await CreateSecretAsync(aws, name, secret.Slack.Webhook, await CreateKeyAsync(aws));

        await parameter.TellAsync(Closed);
        await secret.TellAsync(Closed);

        Assert.Single(parameter.Slack.Messages);
        Assert.Single(secret.Slack.Messages);
    }

    [Fact]
    public async Task When_Slack_asks_for_patience_it_is_waited_for_and_the_message_is_there_once()
    {
        await using var story = await SlackStory.BeginAsync(local);
        story.Slack.Next(429, "rate_limited", retryAfter: "2");
        story.Slack.Next(429, "rate_limited");

        await story.TellAsync(Closed);

        Assert.Single(story.Slack.Messages);
        Assert.Equal((3, TimeSpan.FromSeconds(3)), (story.Slack.Posts, story.Clock.Waited));
    }

    [Fact]
    public async Task When_it_asks_for_more_patience_than_there_is_time_Lambda_tries_again()
    {
        await using var story = await SlackStory.BeginAsync(local);
        story.Slack.Next(429, "rate_limited", retryAfter: "50");

        var failure = await Assert.ThrowsAsync<SlackException>(() => story.TellAsync(Closed));

        Assert.Contains("50 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, story.Clock.Waited);
        await story.TellAsync(Closed);
        Assert.Single(story.Slack.Messages);
    }

    [Theory]
    [InlineData(404, "no_service", "put its address into the parameter")]
    [InlineData(410, "channel_is_archived", "put its address into the parameter")]
    [InlineData(403, "action_prohibited", "put its address into the parameter")]
    [InlineData(400, "invalid_blocks", "400 invalid_blocks")]
    [InlineData(500, "rollup_error", "Lambda tries again")]
    [InlineData(302, "", "302")]
    public async Task What_Slack_does_not_take_fails_and_says_what_to_do(int status, string body, string words)
    {
        await using var story = await SlackStory.BeginAsync(local);
        await using var thief = await SlackServer.StartAsync();
        story.Slack.Next(status, $"{body} {story.Slack.Webhook}", location: thief.Webhook);

        var failure = await Assert.ThrowsAsync<SlackException>(() => story.TellAsync(Closed));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, thief.Posts);
        AssertSecret(story, failure);
    }

    [Fact]
    public async Task A_new_address_is_used_without_a_deployment()
    {
        await using var story = await SlackStory.BeginAsync(local);
        await story.KeepAsync(story.Slack.Webhook.Replace("secret", "gone", StringComparison.Ordinal));
        await Assert.ThrowsAsync<SlackException>(() => story.TellAsync(Closed));

        await story.KeepAsync(story.Slack.Webhook);
        await story.TellAsync(Closed);

        Assert.Single(story.Slack.Messages);
    }

    [Theory]
    [InlineData("http://hooks.slack.example/services/secret")]
    [InlineData("hooks.slack.com/services/secret")]
    [InlineData("ftp://hooks.slack.com/services/secret")]
    [InlineData("{\"url\": \"https://hooks.slack.com/services/secret\"}")]
    public async Task What_is_no_address_of_a_webhook_is_not_asked_and_not_told(string value)
    {
        await using var story = await SlackStory.BeginAsync(local);
        await story.KeepAsync(value);

        var failure = await Assert.ThrowsAsync<SlackException>(() => story.TellAsync(Closed));

        Assert.Contains(story.Parameter, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_is_not_there_is_named()
    {
        await using var story = await SlackStory.BeginAsync(local, "/remediation/no-such-parameter");

        var failure = await Assert.ThrowsAsync<SlackException>(() => story.TellAsync(Closed));

        Assert.Contains("/remediation/no-such-parameter. ParameterNotFound", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slack_that_cannot_be_reached_is_said_without_its_address()
    {
        await using var story = await SlackStory.BeginAsync(local);
        await story.KeepAsync("http://127.0.0.1:9/services/secret");

        var failure = await Assert.ThrowsAsync<SlackException>(() => story.TellAsync(Closed));

        Assert.Contains("could not be reached", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_notice_is_within_Slacks_limits_and_keeps_its_commands()
    {
        await using var story = await SlackStory.BeginAsync(local);
        var rules = Enumerable.Range(0, 90).Select(number => Rule.Of($"tcp {3306 + number}", Rule.World, new string('<', 200)));

        await story.TellAsync(GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group([.. rules]), Actions.RemediationMode.Notify))));

        string message = Assert.Single(story.Slack.Messages);
        Assert.Contains("aws ec2 create-tags", message, StringComparison.Ordinal);
        Assert.Contains("Left out, because it does not fit here", message, StringComparison.Ordinal);
    }

    private static void AssertSecret(SlackStory story, Exception failure)
    {
        string everything = failure + ((TestLambdaLogger)story.Context.Logger).Buffer.ToString();
        Assert.DoesNotContain("secret", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackServer.Secret, everything, StringComparison.Ordinal);
    }

    private static Task CreateSecretAsync(LocalAwsHost aws, string name, string value, string? key = null)
    {
        var secret = new JsonObject { ["Name"] = name, ["SecretString"] = value };
        if (key is not null)
        {
            secret["KmsKeyId"] = key;
        }

        return CallAsync(aws, "secretsmanager", "secretsmanager.CreateSecret", secret);
    }

    /// <returns>The id of a key of one's own.</returns>
    private static async Task<string> CreateKeyAsync(LocalAwsHost aws) => (await CallAsync(aws, "kms", "TrentService.CreateKey", []))["KeyMetadata"]!["KeyId"].String()!;

    private static async Task<JsonNode> CallAsync(LocalAwsHost aws, string service, string target, JsonObject body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.Endpoint) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=alice/20260101/{aws.Options.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
