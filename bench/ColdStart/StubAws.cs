using System.Collections.Concurrent;

namespace Remediation.ColdStart;

/// <summary>
/// EC2, SNS and Parameter Store for one start: a security group of one instance whose port 22 is open to the world until that rule is revoked.
/// </summary>
internal sealed class StubAws(string topicArn)
{
    /// <summary>The calls that remediate this one opening, and how often.</summary>
    private static readonly Dictionary<string, int> Expected = new()
    {
        ["GetParametersByPath"] = 1,
        ["DescribeSecurityGroups"] = 1,
        ["DescribeSecurityGroupRules"] = 2,
        ["RevokeSecurityGroupIngress"] = 1,
        ["DescribeNetworkInterfaces"] = 1,
        ["DescribeInstances"] = 1,
        ["PutParameter"] = 1,
        ["Publish"] = 1,
    };

    private readonly ConcurrentDictionary<string, int> calls = new();
    private volatile bool revoked;
    private volatile string? published;

    /// <summary>Answers one signed call, and counts it.</summary>
    /// <param name="service">Whom it is for.</param>
    /// <param name="action">What it asks for.</param>
    /// <param name="authorization">Its signature.</param>
    /// <param name="form">The fields of its body, where that is a form.</param>
    public (int Status, string Body) Answer(string service, string action, string authorization, IReadOnlyDictionary<string, string> form)
    {
        calls.AddOrUpdate(action, 1, (_, count) => count + 1);
        if (!authorization.StartsWith("AWS4-HMAC-SHA256 Credential=", StringComparison.Ordinal)
            || !authorization.Contains($"/{service}/aws4_request", StringComparison.Ordinal))
        {
            return (401, StubAnswers.Error("AuthFailure", $"The call is not signed for {service}."));
        }

        return (service, action) switch
        {
            ("ssm", "GetParametersByPath") => (200, """{"Parameters":[]}"""),
            ("ssm", "PutParameter") => (200, """{"Tier":"Standard","Version":1}"""),
            ("ec2", "DescribeSecurityGroups") when form.GetValueOrDefault("GroupId.1") == StubAnswers.GroupId => (200, StubAnswers.Groups()),
            ("ec2", "DescribeSecurityGroupRules") when IsAboutTheGroup(form) => (200, StubAnswers.Rules(revoked)),
            ("ec2", "DescribeNetworkInterfaces") when IsAboutTheGroup(form) => (200, StubAnswers.NetworkInterfaces()),
            ("ec2", "DescribeInstances") when form.GetValueOrDefault("InstanceId.1") == StubAnswers.InstanceId => (200, StubAnswers.Instances()),
            ("ec2", "RevokeSecurityGroupIngress") => Revoke(form),
            ("sns", "Publish") => Publish(form),
            _ => (400, StubAnswers.Error("InvalidAction", $"{service} {action}, asked like this, is not part of this benchmark.")),
        };
    }

    /// <summary>What is wrong with the calls that were made; nothing, if they are those that remediate.</summary>
    public string? Fault() =>
        calls.Count != Expected.Count || Expected.Any(call => calls.GetValueOrDefault(call.Key) != call.Value)
            ? $"it called {InWords(calls)}; expected {InWords(Expected)}"
            : !revoked ? $"it did not revoke {StubAnswers.OpenRuleId}"
            : published?.Contains(StubAnswers.GroupId, StringComparison.Ordinal) != true ? $"its notice does not name {StubAnswers.GroupId}"
            : null;

    private static string InWords(IReadOnlyCollection<KeyValuePair<string, int>> calls) => calls.Count == 0
        ? "nothing"
        : string.Join(", ", calls.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => $"{call.Value} x {call.Key}"));

    private static bool IsAboutTheGroup(IReadOnlyDictionary<string, string> form) =>
        form.GetValueOrDefault("Filter.1.Name") == "group-id" && form.GetValueOrDefault("Filter.1.Value.1") == StubAnswers.GroupId;

    private (int Status, string Body) Revoke(IReadOnlyDictionary<string, string> form)
    {
        if (form.GetValueOrDefault("GroupId") != StubAnswers.GroupId
            || form.GetValueOrDefault("SecurityGroupRuleId.1") != StubAnswers.OpenRuleId
            || form.ContainsKey("SecurityGroupRuleId.2"))
        {
            return (400, StubAnswers.Error("InvalidSecurityGroupRuleId.NotFound", $"Only {StubAnswers.OpenRuleId} is to be revoked."));
        }

        revoked = true;
        return (200, StubAnswers.Revoked());
    }

    private (int Status, string Body) Publish(IReadOnlyDictionary<string, string> form)
    {
        if (!revoked || form.GetValueOrDefault("TopicArn") != topicArn)
        {
            return (400, StubAnswers.NotPublished("Another topic, or told before it was done."));
        }

        published = $"{form.GetValueOrDefault("Subject")}\n{form.GetValueOrDefault("Message")}";
        return (200, StubAnswers.Published());
    }
}
