using System.Reflection;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>What a method says that it calls, it calls, and nothing else: nobody has to trust the attribute.</summary>
public sealed class DeclarationTests
{
    public static TheoryData<string> MethodsThatCall() =>
        [.. DeclaredCalls.Methods.Where(method => DeclaredCalls.DeclaredBy(method).Count > 0 || DeclaredCalls.MadeBy(method).Any()).Select(NameOf).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(MethodsThatCall))]
    public void A_method_declares_the_calls_that_its_code_makes(string name)
    {
        var method = DeclaredCalls.Methods.Single(one => NameOf(one) == name);

        Assert.Equal(DeclaredCalls.MadeBy(method).Order(StringComparer.Ordinal), DeclaredCalls.DeclaredBy(method).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Calls_are_found_in_the_code()
    {
        Assert.InRange(MethodsThatCall().Count, 25, 100);
        Assert.Contains("ec2:RevokeSecurityGroupIngress", DeclaredCalls.DeclaredFor("SecurityGroupGuard"));
        Assert.DoesNotContain("ssm:SendCommand", DeclaredCalls.DeclaredFor("SecurityGroupGuard"));
    }

    private static string NameOf(MethodBase method) =>
        $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";
}
