using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Functions.Tests.Notices;

public sealed class LengthTests
{
    [Fact]
    public void Many_closed_rules_are_put_back_with_one_command_whose_tag_is_no_longer_than_EC2_takes()
    {
        var rules = Enumerable.Range(6881, 9).Concat([22, 23, 3389, 3306, 5432, 6379, 11211, 27017, 9200, 5900, 5901, 2375, 2376, 1433, 1521, 445, 135, 139, 25, 110, 143])
            .Select(port => Rule.Of($"tcp {port}", Rule.World));

        var notice = GroupNotice.Write(Reports.Done(Reports.Group([.. rules])));

        string command = notice.Text.Split('\n').Single(line => line.Contains("aws ec2 authorize-security-group-ingress", StringComparison.Ordinal));
        string value = command.Split("\"Key\":\"remediation:allow\",\"Value\":\"")[1].Split('"')[0];
        Assert.InRange(value.Length, 1, 256);
        Assert.StartsWith("all until 2026-03-08", value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_is_too_long_for_SNS_is_cut_between_characters_and_says_so()
    {
        using var sns = new Recorder();
        var notice = new Notice
        {
            Id = "1",
            Time = Reports.Now,
            Kind = NoticeKind.Closed,
            Severity = Severity.Medium,
            Subject = "Closed",
            Text = "x" + string.Concat(Enumerable.Repeat("🔥", 100_000)),
            Account = "111122223333",
            Region = "eu-central-1",
            Resource = "sg-0a1b2c3d4e5f60718",
            Facts = null,
        };

        await new NoticePublisher(sns, "arn:aws:sns:eu-central-1:111122223333:notices").PublishAsync(notice, TestContext.Current.CancellationToken);

        string message = sns.Published!.Message;
        var strict = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
        Assert.InRange(strict.GetByteCount(message), 100_000, 262_144);
        var forms = System.Text.Json.Nodes.JsonNode.Parse(message)!;
        Assert.EndsWith("has every decision.)\n", forms["default"].String(), StringComparison.Ordinal);
        var json = System.Text.Json.Nodes.JsonNode.Parse(forms["sqs"].String()!)!;
        Assert.Equal(forms["default"].String(), json["text"].String());
        Assert.True(json["isCut"]!.GetValue<bool>());
    }

    private sealed class Recorder() : AmazonSimpleNotificationServiceClient(
        new BasicAWSCredentials("x", "x"), new AmazonSimpleNotificationServiceConfig { RegionEndpoint = Amazon.RegionEndpoint.EUCentral1 })
    {
        public PublishRequest? Published { get; private set; }

        public override Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default)
        {
            Published = request;
            return Task.FromResult(new PublishResponse { MessageId = "1" });
        }
    }
}
