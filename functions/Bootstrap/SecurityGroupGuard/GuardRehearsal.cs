using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.EC2;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Remediation.Actions;
using Remediation.Bootstrap.Watching;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>
/// Handles one invented event from its bytes to its notice and its result while the function starts, so that the code is loaded when the
/// first real event comes. The clients are its own and answered from here: no call leaves the process.
/// </summary>
internal static class GuardRehearsal
{
    private static ReadOnlySpan<byte> Event =>
        """
        {"version":"0","id":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.ec2","account":"111122223333","time":"2026-01-01T00:00:00Z",
        "region":"rehearsal","resources":[],"detail":{"eventSource":"ec2.amazonaws.com","eventName":"AuthorizeSecurityGroupIngress",
        "eventTime":"2026-01-01T00:00:00Z","eventID":"0","awsRegion":"rehearsal","sourceIPAddress":"192.0.2.1","userAgent":"rehearsal",
        "userIdentity":{"type":"IAMUser","userName":"rehearsal","arn":"arn:aws:iam::111122223333:user/rehearsal","accountId":"111122223333"},
        "requestParameters":{"groupId":"sg-0"},"responseElements":{"_return":true,"securityGroupRuleSet":{"items":[{"groupId":"sg-0",
        "securityGroupRuleId":"sgr-0","isEgress":false,"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIpv4":"0.0.0.0/0"}]}}}}
        """u8;

    /// <summary>Rehearses. Whatever goes wrong, the function starts: without a rehearsal it is only slower.</summary>
    public static async Task TryRunAsync(GuardSettings settings, ILambdaSerializer serializer, TimeProvider time)
    {
        try
        {
            serializer.Serialize(await RunAsync(settings, serializer, time), Stream.Null);
        }
        catch (Exception)
        {
            // Nothing real was attempted, so nothing was lost.
        }
    }

    public static async Task<GuardResult> RunAsync(GuardSettings settings, ILambdaSerializer serializer, TimeProvider time)
    {
        using var transport = new Transport();
        var connections = new Connections(transport);
        using var ec2 = new AmazonEC2Client(new AmazonEC2Config { HttpClientFactory = connections });
        using var sns = new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { HttpClientFactory = connections });
        using var ssm = new AmazonSimpleSystemsManagementClient(new AmazonSimpleSystemsManagementConfig { HttpClientFactory = connections });
        var watch = Watch.Read(_ => null, new OutputLines(Stream.Null), time);
        var guard = GuardFunction.Wire(settings with { Region = "rehearsal", Mode = RemediationMode.Enforce, Joining = JoinSettings.Never }, ec2, sns, ssm, new Nobody(), watch.Metrics, time);
        using var stream = new MemoryStream(Event.ToArray());
        return await guard.HandleAsync(serializer.Deserialize<CloudWatchEvent<JsonElement>>(stream), watch.Begin(new Context()));
    }

    /// <summary>Plays a group whose one rule is there until it is revoked.</summary>
    private sealed class Transport : HttpMessageHandler
    {
        private bool revoked;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = request.Headers.Contains("X-Amz-Target")
                    ? new StringContent("""{"Parameters":[],"Version":1}""", Encoding.UTF8, "application/x-amz-json-1.1")
                    : new StringContent(Answer(form), Encoding.UTF8, "text/xml"),
            };
        }

        private string Answer(string form)
        {
            if (form.Contains("Action=DescribeSecurityGroups&", StringComparison.Ordinal))
            {
                return Ec2("DescribeSecurityGroups", "<securityGroupInfo><item><groupId>sg-0</groupId><groupName>rehearsal</groupName><vpcId>vpc-0</vpcId></item></securityGroupInfo>");
            }

            if (form.Contains("Action=DescribeSecurityGroupRules&", StringComparison.Ordinal))
            {
                return Ec2("DescribeSecurityGroupRules", revoked
                    ? "<securityGroupRuleSet/>"
                    : "<securityGroupRuleSet><item><securityGroupRuleId>sgr-0</securityGroupRuleId><groupId>sg-0</groupId><isEgress>false</isEgress><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><cidrIpv4>0.0.0.0/0</cidrIpv4></item></securityGroupRuleSet>");
            }

            if (form.Contains("Action=DescribeNetworkInterfaces&", StringComparison.Ordinal))
            {
                return Ec2("DescribeNetworkInterfaces", "<networkInterfaceSet><item><networkInterfaceId>eni-0</networkInterfaceId><attachment><instanceId>i-0</instanceId></attachment><association><publicIp>192.0.2.1</publicIp></association><interfaceType>interface</interfaceType></item></networkInterfaceSet>");
            }

            if (form.Contains("Action=DescribeInstances&", StringComparison.Ordinal))
            {
                return Ec2("DescribeInstances", "<reservationSet><item><instancesSet><item><instanceId>i-0</instanceId><tagSet><item><key>Name</key><value>rehearsal</value></item></tagSet></item></instancesSet></item></reservationSet>");
            }

            if (form.Contains("Action=RevokeSecurityGroupIngress&", StringComparison.Ordinal))
            {
                revoked = true;
                return Ec2("RevokeSecurityGroupIngress", "<return>true</return>");
            }

            return "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>0</MessageId></PublishResult><ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></PublishResponse>";
        }

        private static string Ec2(string action, string content) =>
            $"<{action}Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>0</requestId>{content}</{action}Response>";
    }

    private sealed class Connections(HttpMessageHandler transport) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(transport, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }

    /// <summary>One group leaves nothing to hand on.</summary>
    private sealed class Nobody : IContinuation<CloudWatchEvent<JsonElement>>
    {
        public Task GoOnAsync(CloudWatchEvent<JsonElement> rest, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class Context : ILambdaContext
    {
        public string AwsRequestId => "rehearsal";

        public IClientContext ClientContext => null!;

        public string FunctionName => "rehearsal";

        public string FunctionVersion => "";

        public ICognitoIdentity Identity => null!;

        public string InvokedFunctionArn => "";

        public ILambdaLogger Logger => null!;

        public string LogGroupName => "";

        public string LogStreamName => "";

        public int MemoryLimitInMB => 0;

        public TimeSpan RemainingTime => TimeSpan.FromSeconds(30);
    }
}
