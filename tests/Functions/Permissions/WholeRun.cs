using System.Collections.Concurrent;
using System.Reflection;
using Remediation.Functions.Tests.Permissions;
using Remediation.Functions.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: NotesThatItRan]
[assembly: TestCollectionOrderer(typeof(AfterEverythingElse))]

namespace Remediation.Functions.Tests.Permissions;

/// <summary>Whether every other test ran: only then can it be said what no function needs.</summary>
internal static class WholeRun
{
    private static readonly ConcurrentDictionary<string, byte> Ran = new();

    public static void Note(MethodInfo test) => Ran[NameOf(test)] = 0;

    /// <summary>Skips the test when only some ran, and says so. On a build machine that is an error.</summary>
    public static void Require()
    {
        Requirements.RequireLocalAws();
        var missing = typeof(WholeRun).Assembly.GetTypes()
            .Where(type => type != typeof(PermissionTests))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Explicit: false, Skip: null })
            .Select(NameOf)
            .Where(test => !Ran.ContainsKey(test))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (missing.Count > 0)
        {
            string reason = $"Which permissions are needed shows only when all tests of this project run: {missing.Count} did not, such as {missing[0]}.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }
    }

    private static string NameOf(MethodInfo test) => $"{test.DeclaringType!.Name}.{test.Name}";
}

/// <summary>Keeps which tests ran.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class NotesThatItRanAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => WholeRun.Note(methodUnderTest);
}

/// <summary>The tests that look back at all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LookingBack
{
    public const string Name = "Looking back at all other tests";
}

/// <summary>Collections that run alone come after all others; of these, the one that looks back comes last.</summary>
internal sealed class AfterEverythingElse : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == LookingBack.Name)];
}
