using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Template;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>
/// What the code declares, what the functions were seen to do in all other tests, and what template.yaml grants is the same. The local AWS has refused what a
/// role does not grant; here it is asked the other way round.
/// </summary>
[Collection(LookingBack.Name)]
public sealed class PermissionTests(ITestOutputHelper output)
{
    private static readonly JsonObject Template = WithoutDocuments();
    private static readonly TemplateRoles Roles = new(Template);
    private static readonly Lazy<IReadOnlyList<Observation>> Seen = new(Observation.All);

    public static TheoryData<string> Functions() => [.. Roles.Functions.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Each_function_has_a_role_of_its_own(string function) => Assert.Equal($"{function}Role", Roles.RoleOf(function));

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_may_do_what_it_was_seen_to_do_and_nothing_else(string function)
    {
        WholeRun.Require();

        Assert.Empty(RulesFor(function, Template).Broken());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_the_code_of_a_function_declares_is_what_it_was_seen_to_do_and_what_it_is_granted(string function)
    {
        WholeRun.Require();
        string role = Roles.RoleOf(function);
        var seen = Seen.Value.Where(each => each.Role == role).ToLookup(each => each.ByLambda, each => each.Asked.Action);

        Assert.Equal(DeclaredCalls.DeclaredFor(Roles.Functions[function]["Handler"].String()!).Order(), seen[false].Distinct().Order());
        Assert.Equal(seen[false].Concat(seen[true]).Distinct().Order(), RulesFor(function, Template).Granted.Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void One_permission_more_or_less_in_the_template_would_be_told(string function)
    {
        WholeRun.Require();
        var mutations = PolicyMutations.Of(Template, Roles.RoleOf(function)).ToList();

        Assert.Empty(mutations.Where(mutation => !IsNoticed(function, mutation.Template)).Select(mutation => mutation.What));
        output.WriteLine($"{mutations.Count} changes were noticed.");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Whatever_decides_how_much_a_function_may_is_watched(string function) =>
        Assert.Equal(Roles.Gates(Roles.RoleOf(function)).Order(), PermissionRules.SayHowMuch.GetValueOrDefault(Roles.RoleOf(function), []).Order());

    private static bool IsNoticed(string function, JsonObject template)
    {
        try
        {
            return RulesFor(function, template).Broken().Count > 0;
        }
        catch (LocalAwsException)
        {
            // A condition that the action does not know: the local AWS would fail every such call.
            return true;
        }
    }

    private static PermissionRules RulesFor(string function, JsonObject template)
    {
        string role = Roles.RoleOf(function);
        return new PermissionRules(new TemplateRoles(template), role, [.. Seen.Value.Where(each => each.Role == role)]);
    }

    /// <summary>They are long, and no part of the matter.</summary>
    private static JsonObject WithoutDocuments()
    {
        var template = (JsonObject)Templates.Text.DeepClone();
        foreach (var resource in (JsonObject)template["Resources"]!)
        {
            (resource.Value!["Properties"] as JsonObject)?.Remove("Content");
        }

        return template;
    }
}
