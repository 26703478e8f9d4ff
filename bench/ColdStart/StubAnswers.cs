namespace Remediation.ColdStart;

/// <summary>What EC2 and SNS answer, as they write it.</summary>
internal static class StubAnswers
{
    public const string GroupId = "sg-0c0ffee0ddba11500";
    public const string OpenRuleId = "sgr-0a11ce0b0bca7d0e1";
    public const string InstanceId = "i-0decade0facade000";

    private const string Sns = "xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"";

    public static string Groups() => Ec2("DescribeSecurityGroups",
        $"""
        <securityGroupInfo><item><groupId>{GroupId}</groupId><groupName>web-servers</groupName><groupDescription>Web servers of the shop</groupDescription>
        <ownerId>111122223333</ownerId><vpcId>vpc-0dec0de0dec0de000</vpcId>
        <securityGroupArn>arn:aws:ec2:eu-central-1:111122223333:security-group/{GroupId}</securityGroupArn>
        <ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><groups/>
        <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item><item><cidrIp>10.20.0.0/16</cidrIp></item></ipRanges><ipv6Ranges/><prefixListIds/></item>
        <item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><groups/>
        <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges><ipv6Ranges/><prefixListIds/></item></ipPermissions>
        <ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><groups/>
        <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges><ipv6Ranges/><prefixListIds/></item></ipPermissionsEgress>
        <tagSet><item><key>Name</key><value>web-servers</value></item><item><key>team</key><value>network</value></item></tagSet></item></securityGroupInfo>
        """);

    public static string Rules(bool revoked) => Ec2("DescribeSecurityGroupRules",
        "<securityGroupRuleSet>" +
        (revoked ? "" : Rule(OpenRuleId, false, "tcp", 22, "0.0.0.0/0", "for the weekend, remove on monday")) +
        Rule("sgr-0a11ce0b0bca7d0e2", false, "tcp", 22, "10.20.0.0/16", "bastion hosts") +
        Rule("sgr-0a11ce0b0bca7d0e3", false, "tcp", 443, "0.0.0.0/0", "web") +
        Rule("sgr-0a11ce0b0bca7d0e4", true, "-1", -1, "0.0.0.0/0", "") +
        "</securityGroupRuleSet>");

    public static string Revoked() => Ec2("RevokeSecurityGroupIngress",
        $"<return>true</return><revokedSecurityGroupRuleSet><item><securityGroupRuleId>{OpenRuleId}</securityGroupRuleId><groupId>{GroupId}</groupId>" +
        "<isEgress>false</isEgress><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><cidrIpv4>0.0.0.0/0</cidrIpv4></item></revokedSecurityGroupRuleSet>");

    public static string NetworkInterfaces() => Ec2("DescribeNetworkInterfaces",
        $"""
        <networkInterfaceSet><item><networkInterfaceId>eni-0fee1600dcab1e500</networkInterfaceId><subnetId>subnet-0ab1e0ab1e0ab1e00</subnetId>
        <vpcId>vpc-0dec0de0dec0de000</vpcId><availabilityZone>eu-central-1a</availabilityZone><description/><ownerId>111122223333</ownerId>
        <status>in-use</status><privateIpAddress>10.20.4.17</privateIpAddress>
        <groupSet><item><groupId>{GroupId}</groupId><groupName>web-servers</groupName></item></groupSet>
        <attachment><attachmentId>eni-attach-0fee1600dcab1e500</attachmentId><instanceId>{InstanceId}</instanceId>
        <instanceOwnerId>111122223333</instanceOwnerId><deviceIndex>0</deviceIndex><status>attached</status></attachment>
        <association><publicIp>203.0.113.80</publicIp><ipOwnerId>amazon</ipOwnerId></association>
        <tagSet/><ipv6AddressesSet/><interfaceType>interface</interfaceType></item></networkInterfaceSet>
        """);

    public static string Instances() => Ec2("DescribeInstances",
        $"""
        <reservationSet><item><reservationId>r-0decade0facade000</reservationId><ownerId>111122223333</ownerId><instancesSet><item>
        <instanceId>{InstanceId}</instanceId><imageId>ami-0abcdef0123456789</imageId><instanceState><code>16</code><name>running</name></instanceState>
        <instanceType>t4g.small</instanceType><launchTime>2026-06-30T07:12:44.000Z</launchTime><vpcId>vpc-0dec0de0dec0de000</vpcId>
        <privateIpAddress>10.20.4.17</privateIpAddress><ipAddress>203.0.113.80</ipAddress>
        <tagSet><item><key>Name</key><value>shop-web-1</value></item></tagSet></item></instancesSet></item></reservationSet>
        """);

    public static string Error(string code, string message) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>{Guid.NewGuid()}</RequestID></Response>";

    public static string Published() =>
        $"<PublishResponse {Sns}><PublishResult><MessageId>{Guid.NewGuid()}</MessageId></PublishResult><ResponseMetadata><RequestId>{Guid.NewGuid()}</RequestId></ResponseMetadata></PublishResponse>";

    public static string NotPublished(string message) =>
        $"<ErrorResponse {Sns}><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>{message}</Message></Error><RequestId>{Guid.NewGuid()}</RequestId></ErrorResponse>";

    private static string Rule(string id, bool egress, string protocol, int port, string cidr, string description) =>
        $"<item><securityGroupRuleId>{id}</securityGroupRuleId><groupId>{GroupId}</groupId><groupOwnerId>111122223333</groupOwnerId>" +
        $"<isEgress>{(egress ? "true" : "false")}</isEgress><ipProtocol>{protocol}</ipProtocol><fromPort>{port}</fromPort><toPort>{port}</toPort>" +
        $"<cidrIpv4>{cidr}</cidrIpv4>{(description.Length == 0 ? "" : $"<description>{description}</description>")}" +
        "<tagSet><item><key>team</key><value>network</value></item></tagSet>" +
        $"<securityGroupRuleArn>arn:aws:ec2:eu-central-1:111122223333:security-group-rule/{id}</securityGroupRuleArn></item>";

    private static string Ec2(string action, string content) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{action}Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>{Guid.NewGuid()}</requestId>{content}</{action}Response>";
}
