using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amazon.CloudFormation;
using Amazon.EC2;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace Remediation.Functions.Tests.Clients;

/// <summary>The subset of the AWS packages holds what the functions and the command line use and nothing more.</summary>
public sealed class SurfaceTests
{
    private const string Subset = "Remediation.AwsPackages";

    private static readonly string[] Users =
        ["Remediation.Events.dll", "Remediation.Decisions.dll", "Remediation.Actions.dll", "Remediation.Notices.dll", "bootstrap.dll", "remediation.dll"];

    private static readonly Type[] ClientTypes =
        [typeof(IAmazonCloudFormation), typeof(IAmazonEC2), typeof(IAmazonSimpleNotificationService), typeof(IAmazonSimpleSystemsManagement), typeof(IAmazonLambda), typeof(IAmazonSQS), typeof(IAmazonEventBridge)];

    private static readonly string[] Namespaces = ["Amazon.CloudFormation", "Amazon.EC2", "Amazon.EventBridge", "Amazon.SimpleNotificationService", "Amazon.SimpleSystemsManagement", "Amazon.Lambda", "Amazon.Lambda.Model", "Amazon.SQS"];

    /// <summary>Offered although nobody calls them yet.</summary>
    private static readonly Dictionary<string, string> ForLater = new()
    {
        ["CreateTags"] = "tags what was made without tags",
        ["QueueDoesNotExistException"] = Error, ["ReceiptHandleIsInvalidException"] = Error, ["DuplicateInstanceIdException"] = Error, ["InvalidDocumentException"] = Error, ["InvocationDoesNotExistException"] = Error,
    };

    private const string Error = "says what went wrong with a call";

    private static readonly Assembly Clients = typeof(IAmazonEC2).Assembly;

    [Theory]
    [InlineData(typeof(IAmazonCloudFormation))]
    [InlineData(typeof(IAmazonEC2))]
    [InlineData(typeof(IAmazonSimpleNotificationService))]
    [InlineData(typeof(IAmazonSimpleSystemsManagement))]
    [InlineData(typeof(IAmazonLambda))]
    [InlineData(typeof(IAmazonSQS))]
    [InlineData(typeof(IAmazonEventBridge))]
    public void Every_operation_is_called(Type client)
    {
        SkipWithOfficialPackages();

        string[] needless = [.. Operations(client).Except(CalledOperations(client)).Where(operation => !IsForLater(operation)).Select(operation => operation.Name).Order()];
        Assert.NotEmpty(CalledOperations(client));
        Assert.True(needless.Length == 0, $"Nobody calls these operations: take them out, or use them.\n{string.Join('\n', needless)}");
    }

    [Fact]
    public void Every_public_type_is_used_or_part_of_an_operation_that_is()
    {
        SkipWithOfficialPackages();
        var used = new HashSet<Type>();
        var roots = Users.SelectMany(ReferencedTypeNames).Distinct().Select(Clients.GetType).OfType<Type>()
            .Concat(ClientTypes.Where(client => Operations(client).Any(IsForLater)).SelectMany(Implementations))
            .Concat(ClientTypes.SelectMany(client => CalledOperations(client).Concat(Operations(client).Where(IsForLater))).SelectMany(Signature))
            .Concat(
            [
                typeof(AmazonCloudFormationException), typeof(AmazonEC2Exception), typeof(AmazonSimpleNotificationServiceException), typeof(AmazonSimpleSystemsManagementException), typeof(AmazonLambdaException), typeof(AmazonSQSException), typeof(AmazonEventBridgeException),
            ]);
        foreach (var root in roots)
        {
            Reach(root, used);
        }

        var offered = Clients.GetExportedTypes().Where(IsClientType).ToList();

        Assert.NotEmpty(offered);
        string[] needless = [.. offered.Except(used).Where(type => !ForLater.ContainsKey(type.Name)).Select(type => type.FullName!).Order()];
        Assert.True(needless.Length == 0, $"Nobody needs these types: take them out, or use them.\n{string.Join('\n', needless)}");
    }

    private static void SkipWithOfficialPackages() => Assert.SkipUnless(
        Clients.GetName().Name == Subset, "This build has the official AWS packages, which hold everything.");

    private static IEnumerable<MethodInfo> Operations(Type client) =>
        client.GetMethods().Where(method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>));

    private static List<MethodInfo> CalledOperations(Type client)
    {
        var called = Users.SelectMany(CalledMethods).ToHashSet();
        return [.. Operations(client).Where(operation => Implementations(client).Any(type => called.Contains((type.FullName!, operation.Name))))];
    }

    private static bool IsForLater(MethodInfo operation) => ForLater.ContainsKey(operation.Name[..^"Async".Length]);

    private static IEnumerable<Type> Implementations(Type client) => Clients.GetExportedTypes().Where(client.IsAssignableFrom);

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []);

    /// <summary>What a user of a type needs: its bases and the types of its properties and constructors.</summary>
    private static void Reach(Type type, HashSet<Type> used)
    {
        foreach (var part in type.IsGenericType ? type.GetGenericArguments() : type.HasElementType ? [type.GetElementType()!] : Type.EmptyTypes)
        {
            Reach(part, used);
        }

        if (type.Assembly != Clients || !used.Add(type))
        {
            return;
        }

        var next = type.GetProperties().Select(property => property.PropertyType)
            .Concat(type.GetConstructors().SelectMany(Signature))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object));
        foreach (var reached in next)
        {
            Reach(reached, used);
        }
    }

    private static bool IsClientType(Type type) =>
        type.Namespace is { } name
        && (Namespaces.Contains(name) || (!name.StartsWith("Amazon.Lambda", StringComparison.Ordinal) && Namespaces.Any(start => name.StartsWith($"{start}.", StringComparison.Ordinal))));

    private static IReadOnlyList<string> ReferencedTypeNames(string assembly) => Read(assembly, metadata =>
        (IReadOnlyList<string>)[.. metadata.TypeReferences.Select(handle => Name(metadata, metadata.GetTypeReference(handle)))]);

    private static IReadOnlyList<(string Type, string Method)> CalledMethods(string assembly) => Read(assembly, metadata =>
        (IReadOnlyList<(string, string)>)
        [
            .. metadata.MemberReferences
                .Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent)), metadata.GetString(member.Name))),
        ]);

    private static string Name(MetadataReader metadata, TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static T Read<T>(string assembly, Func<MetadataReader, T> read)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly));
        using var image = new PEReader(file);
        return read(image.GetMetadataReader());
    }
}
