using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>Templates in which a role has one permission less, or one more.</summary>
internal static class PolicyMutations
{
    /// <param name="template">The template as it is.</param>
    /// <param name="role">The role's logical id.</param>
    public static IEnumerable<(string What, JsonObject Template)> Of(JsonObject template, string role)
    {
        var statements = new TemplateRoles(template).Statements(role);
        for (int number = 0; number < statements.Count; number++)
        {
            foreach (var (what, change) in Changes(statements[number]))
            {
                var changed = (JsonObject)template.DeepClone();
                change(new TemplateRoles(changed).Statements(role)[number]);
                yield return ($"statement {number + 1}: {what}", changed);
            }
        }

        foreach (string gate in new TemplateRoles(template).Gates(role))
        {
            var changed = (JsonObject)template.DeepClone();
            new TemplateRoles(changed).Ungate(role, gate);
            yield return ($"what {gate} decides about is granted although it does not hold", changed);
        }
    }

    private static IEnumerable<(string What, Action<JsonObject> Change)> Changes(JsonObject statement)
    {
        foreach (string member in (string[])["Action", "Resource"])
        {
            int elements = Elements(statement, member).Count;
            for (int number = 0; number < elements; number++)
            {
                int which = number;
                yield return ($"{member} {number + 1} is taken away", changed => Elements(changed, member).RemoveAt(which));
            }
        }

        yield return ("an action is added", changed => Elements(changed, "Action").Add((JsonNode)"ec2:DeleteEverything"));
        yield return ("all actions are allowed", changed => changed["Action"] = "*");
        yield return ("another resource is added", changed => Elements(changed, "Resource").Add((JsonNode)"arn:aws:s3:::everybodys"));
        foreach (var (what, change) in Wider(statement))
        {
            yield return (what, change);
        }

        foreach (var (test, keys) in statement["Condition"] as JsonObject ?? [])
        {
            foreach (string key in ((JsonObject)keys!).Select(key => key.Key))
            {
                yield return ($"the condition {test} {key} is dropped", changed => ((JsonObject)changed["Condition"]![test]!).Remove(key));
            }
        }
    }

    private static IEnumerable<(string What, Action<JsonObject> Change)> Wider(JsonObject statement)
    {
        var resources = Elements(statement, "Resource");
        for (int number = 0; number < resources.Count; number++)
        {
            int which = number;
            if (resources[number].String() != "*")
            {
                yield return ($"Resource {number + 1} is everything", changed => Elements(changed, "Resource")[which] = "*");
            }

            if ((resources[number] as JsonObject)?["Fn::Sub"].String() is not { } arn)
            {
                continue;
            }

            foreach (string part in ((string[])["${AWS::Region}", "${AWS::AccountId}", "${AWS::StackName}"]).Where(part => arn.Contains(part, StringComparison.Ordinal)))
            {
                yield return ($"Resource {number + 1} has * for {part}", changed => Elements(changed, "Resource")[which] = new JsonObject { ["Fn::Sub"] = arn.Replace(part, "*", StringComparison.Ordinal) });
            }

            if (arn.LastIndexOf('/') is > 0 and var slash && arn[slash..] is not "/*")
            {
                yield return ($"Resource {number + 1} has * for its last part", changed => Elements(changed, "Resource")[which] = new JsonObject { ["Fn::Sub"] = $"{arn[..slash]}/*" });
            }
        }
    }

    /// <summary>The elements, as a list even where there is one without a list.</summary>
    private static JsonArray Elements(JsonObject statement, string member)
    {
        if (statement[member] is JsonArray several)
        {
            return several;
        }

        var one = new JsonArray(statement[member]!.DeepClone());
        statement[member] = one;
        return one;
    }
}
