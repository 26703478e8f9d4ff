using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>What must be so of a role, given everything that was asked in its name.</summary>
/// <param name="roles">The template, or one that somebody changed.</param>
/// <param name="role">The role's logical id.</param>
/// <param name="seen">What was asked.</param>
internal sealed class PermissionRules(TemplateRoles roles, string role, IReadOnlyList<Observation> seen)
{
    /// <summary>The conditions by which parameters say how much a function may change in EC2, decrypt, or read. What is not needed under one must not be granted under it.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> SayHowMuch = new Dictionary<string, string[]>
    {
        ["SecurityGroupGuardRole"] = ["MayRevoke", "MayNarrow", "MayRevokeCanaryOnly"],
        ["SecurityGroupSweepRole"] = ["SweepMayRevoke", "SweepMayNarrow"],
        ["PatchSweepRole"] = ["TakesSnapshots"],
        ["SlackNotifierRole"] = ["WebhookIsParameter", "WebhookIsSecret"],
    };

    /// <summary>Wildcards that cover more than the local AWS can show, by what they are in.</summary>
    private static readonly Dictionary<string, string> CoverMoreThanIsSeen = new()
    {
        ["arn:aws:ec2:eu-central-1:*:prefix-list/*"] = "another account can share its list; the local AWS does not play that",
    };

    /// <summary>Condition keys, by what they begin with, that a statement must ask for where every call that it allows has them.</summary>
    private static readonly Dictionary<string, string> AskedForWhereSet = new()
    {
        ["ec2:CreateAction"] = "tags whatever is there, not only what is being made",
        ["aws:ResourceTag/remediation:"] = "is for what bears a tag of ours, and does not ask for it",
        ["aws:RequestTag/remediation:"] = "is for what gets a tag of ours, and does not ask for it",
        ["kms:ViaService"] = "lets anything be decrypted, not only through the service",
        ["kms:EncryptionContext:"] = "lets everything be decrypted, not only this",
    };

    private readonly List<Answer> answers = [.. Answers(roles, role, seen)];

    private IEnumerable<PolicyStatement> Statements => answers.Select(answer => answer.Role).Distinct().SelectMany(role => role.Statements).Where(statement => statement.Allows);

    /// <summary>Every way in which the role is wrong, in words; none when it is right.</summary>
    public IReadOnlyList<string> Broken() => answers.Count == 0 ? ["it never did anything"] : [.. Refused().Concat(NotNeeded()).Concat(TooWide()).Concat(Unconditional()).Concat(NeverTried()).Concat(NotUsedWhereGranted()).Distinct()];

    /// <summary>The actions that it grants, whatever the parameters are.</summary>
    public IReadOnlySet<string> Granted => Statements.SelectMany(statement => statement.Actions).ToHashSet();

    private IEnumerable<string> Refused() => answers.Where(answer => !answer.Decision.IsAllowed).Select(answer => $"refused: {answer.Seen.Asked}");

    /// <summary>Each grant alone makes some call possible.</summary>
    private IEnumerable<string> NotNeeded() => Grants(Statements).Except(Needed(answers)).Select(grant => $"not needed: {grant}");

    private IEnumerable<string> TooWide()
    {
        foreach (var statement in Statements)
        {
            foreach (string action in statement.Actions.Where(action => action.AsSpan().ContainsAny('*', '?')))
            {
                yield return $"too wide: {statement.Place} grants {action}";
            }

            foreach (var resource in statement.Resources.Where(resource => resource.Written.Contains('*', StringComparison.Ordinal) && !CoverMoreThanIsSeen.ContainsKey(resource.Pattern)))
            {
                var covered = answers.Select(answer => Captured(answer, statement.Place, resource.Written)).OfType<IReadOnlyList<string>>().ToList();
                for (int wildcard = 0; covered.Count > 0 && wildcard < covered[0].Count; wildcard++)
                {
                    if (CouldBeNarrower([.. covered.Select(texts => texts[wildcard]).Distinct()]))
                    {
                        yield return $"too wide: {statement.Place} grants {resource.Pattern}, and its wildcard {wildcard + 1} only ever stood for texts such as {covered[0][wildcard]}";
                    }
                }
            }
        }
    }

    /// <summary>What the wildcards of a resource stood for where it let something be done, with the parameters of that time; null where it did not.</summary>
    private static IReadOnlyList<string>? Captured(Answer answer, string place, string resource) =>
        answer.Decision.Grants.Any(grant => grant.Place == place && grant.Resource == resource)
            ? PolicyPattern.Captured(
                answer.Role.Statements.First(statement => statement.Place == place).Resources.First(one => one.Written == resource && PolicyPattern.Matches(one.Pattern, answer.Seen.Asked.Resource)).Pattern,
                answer.Seen.Asked.Resource)
            : null;

    /// <summary>A wildcard is for names that nobody knows beforehand, not for a part of a path or of an ARN that is always the same.</summary>
    private static bool CouldBeNarrower(List<string> texts) =>
        !texts.Contains("*") && (texts.Count < 2 || HasSeparator(Common(texts)) || HasSeparator(Common([.. texts.Select(text => new string([.. text.Reverse()]))])));

    private static string Common(List<string> texts) =>
        texts.Aggregate((one, other) => new string([.. one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)]));

    private static bool HasSeparator(string text) => text.AsSpan().ContainsAny(':', '/');

    private IEnumerable<string> Unconditional()
    {
        foreach (var statement in Statements)
        {
            var contexts = answers.Where(answer => answer.Decision.Grants.Any(grant => grant.Place == statement.Place)).Select(answer => answer.Seen.Asked.Context).ToList();
            if (statement.Resources.Any(resource => !NamesItsRegion(resource.Pattern)) && !Asks(statement, "ec2:Region", "aws:RequestedRegion"))
            {
                yield return $"unconditional: {statement.Place} holds in every region";
            }

            foreach (var (prefix, problem) in AskedForWhereSet)
            {
                bool isNamed = prefix.StartsWith("aws:ResourceTag/", StringComparison.Ordinal) && !statement.Resources.Any(resource => resource.Pattern.Contains('*', StringComparison.Ordinal));
                if (!isNamed && contexts.Count > 0 && contexts.TrueForAll(context => IsSet(context, prefix)) && !Asks(statement, prefix))
                {
                    yield return $"unconditional: {statement.Place} {problem} ({prefix})";
                }
            }
        }
    }

    private static bool NamesItsRegion(string pattern) => pattern.Split(':') is [_, _, _, { Length: > 0 } region, ..] && !region.AsSpan().ContainsAny('*', '?');

    private static bool IsSet(RequestContext context, string prefix) =>
        context.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal) && !key.EndsWith('*') && context.Find(key)!.Count > 0);

    private static bool Asks(PolicyStatement statement, params string[] prefixes) =>
        statement.Conditions.Any(condition => prefixes.Any(prefix => condition.Key.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Where no test deploys with the parameters under which a statement is granted, nothing is known of it.</summary>
    private IEnumerable<string> NeverTried()
    {
        int tried = answers.Select(answer => answer.Role).Distinct().SelectMany(definition => definition.Statements).Select(statement => statement.Place).Distinct().Count();
        int written = roles.Statements(role).Count;
        return tried == written ? [] : [$"never tried: {written - tried} of its {written} statements, under no parameters of any test"];
    }

    /// <summary>Under each setting that says how much a function may, all that is granted is used.</summary>
    private IEnumerable<string> NotUsedWhereGranted() =>
        from setting in answers.GroupBy(answer => string.Join(' ', SayHowMuch.GetValueOrDefault(role, []).Where(condition => roles.Holds(condition, answer.Seen.Parameters))))
        let granted = Grants(setting.Select(answer => answer.Role).Distinct().SelectMany(role => role.Statements).Where(statement => statement.Allows))
        from unused in granted.Except(Needed(setting))
        where TemplateRoles.Matters(unused.Action)
        select $"not needed where the conditions that hold are ({setting.Key}): {unused}";

    private static HashSet<Grant> Needed(IEnumerable<Answer> answers) =>
        [.. answers.Select(answer => answer.Decision.Grants.Distinct().ToList()).Where(grants => grants.Count == 1).Select(grants => grants[0])];

    private static HashSet<Grant> Grants(IEnumerable<PolicyStatement> statements) =>
    [
        .. from statement in statements
           from action in statement.Actions
           from resource in statement.Resources
           select new Grant(statement.Place, action, resource.Written),
    ];

    private static IEnumerable<Answer> Answers(TemplateRoles roles, string role, IReadOnlyList<Observation> seen)
    {
        foreach (var stack in seen.GroupBy(each => each.Variant))
        {
            var definition = roles.Read(role, stack.First().Parameters);
            foreach (var each in stack)
            {
                yield return new Answer(each, definition, PolicyEvaluator.Decide(definition, each.Asked));
            }
        }
    }

    private sealed record Answer(Observation Seen, RoleDefinition Role, Decision Decision);
}
