using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events.CloudTrail;
using Remediation.Functions.Tests.Support;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Functions.Tests.Notices;

/// <summary>Reports with fixed ids and times.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Opened = new(2026, 3, 1, 11, 59, 57, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ApiCall ByAlice = new()
    {
        EventName = "AuthorizeSecurityGroupIngress",
        EventId = "6f1b2f0e-5b1c-4d5a-9a3e-0c9d8f7e6a5b",
        EventTime = Opened,
        Region = "eu-central-1",
        Account = "111122223333",
        Actor = new Actor { Type = "IAMUser", DisplayName = "alice", PrincipalArn = "arn:aws:iam::111122223333:user/alice", AccountId = "111122223333" },
        SourceIpAddress = "198.51.100.7",
        UserAgent = "aws-cli/2.15.0 md/awscrt#0.19.19 command/ec2.authorize-security-group-ingress",
        Via = "AWS CLI",
    };

    public static SecurityGroup Group(params IngressRule[] rules) => new()
    {
        GroupId = "sg-0a1b2c3d4e5f60718",
        Name = "web",
        VpcId = "vpc-0a1b2c3d",
        Rules = [.. rules.Select((rule, index) => rule with { RuleId = rule.RuleId ?? $"sgr-{index + 1:D17}" })],
    };

    public static GroupDecision Judge(SecurityGroup group, ExposurePolicy? policy = null) =>
        GroupJudge.Judge(group, new Dictionary<string, PrefixListEntries>(), policy ?? new ExposurePolicy(), Now);

    /// <summary>Everything that was decided has been done.</summary>
    public static GroupReport Done(SecurityGroup group, ApiCall? call = null)
    {
        var decision = Judge(group);
        return Of(new GroupOutcome
        {
            Decision = decision,
            Mode = RemediationMode.Enforce,
            Closed = [.. decision.Rules.Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow).Select(rule => rule.Rule)],
            Added = [.. decision.Narrowings.SelectMany(narrow => narrow.Pieces).Select((piece, index) => piece with { RuleId = $"sgr-{index + 901:D17}" })],
            VerifiedAt = Now,
        }) with { Call = call ?? ByAlice };
    }

    public static GroupReport Of(GroupOutcome outcome) => new()
    {
        Outcome = outcome,
        Account = "111122223333",
        Region = "eu-central-1",
        Now = Now,
        Call = ByAlice,
        OpenedByCall = outcome.Decision.Group.Rules,
    };

    public static GroupOutcome Told(SecurityGroup group, RemediationMode mode = RemediationMode.Enforce) => new() { Decision = Judge(group), Mode = mode };
}
