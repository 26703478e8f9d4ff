using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.EC2;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Notices;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>What the functions' code says that it calls, and what it calls.</summary>
internal static class DeclaredCalls
{
    /// <summary>The prefix of permissions, by the client that makes the calls.</summary>
    private static readonly Dictionary<Type, string> Services = new()
    {
        [typeof(IAmazonEC2)] = "ec2",
        [typeof(IAmazonEventBridge)] = "events",
        [typeof(IAmazonLambda)] = "lambda",
        [typeof(IAmazonSimpleNotificationService)] = "sns",
        [typeof(IAmazonSimpleSystemsManagement)] = "ssm",
        [typeof(IAmazonSQS)] = "sqs",
    };

    /// <summary>Permissions that are not named as their call is.</summary>
    private static readonly Dictionary<string, string> PermissionOfCall = new() { ["lambda:Invoke"] = "lambda:InvokeFunction" };

    private static readonly Assembly[] Ours = [typeof(GuardFunction).Assembly, typeof(SecurityGroupReader).Assembly, typeof(NoticePublisher).Assembly];

    private static readonly Type[] Types = [.. Ours.SelectMany(assembly => assembly.GetTypes())];

    /// <summary>Every method that people wrote.</summary>
    public static IEnumerable<MethodBase> Methods => Types.Where(type => !IsGenerated(type)).SelectMany(MethodCode.Of).Where(method => !IsGenerated(method));

    public static IReadOnlyList<string> DeclaredBy(MethodBase method) => method.GetCustomAttribute<CallsAttribute>()?.Permissions ?? [];

    /// <summary>The permissions that the calls take which a method makes itself, or in a lambda of its own.</summary>
    public static IEnumerable<string> MadeBy(MethodBase method) => Reach([method], next => IsGenerated(next) || IsGenerated(next.DeclaringType!)).SelectMany(MethodCode.References).SelectMany(Permissions).Distinct();

    /// <summary>What every method declares that a function's code can come to.</summary>
    /// <param name="handler">As the template names it.</param>
    public static IReadOnlySet<string> DeclaredFor(string handler)
    {
        var function = Types.Single(type => type.GetField("Handler")?.GetRawConstantValue() as string == handler);
        return Reach(MethodCode.Of(function), _ => true).SelectMany(DeclaredBy).ToHashSet();
    }

    private static HashSet<MethodBase> Reach(IEnumerable<MethodBase> from, Func<MethodBase, bool> follow)
    {
        var reached = from.ToHashSet();
        var waiting = new Queue<MethodBase>(reached);
        while (waiting.TryDequeue(out var method))
        {
            foreach (var next in MethodCode.References(method).SelectMany(Implementations).Where(next => follow(next) && reached.Add(next)))
            {
                waiting.Enqueue(next);
            }
        }

        return reached;
    }

    /// <summary>The method itself, with what runs in its place; nothing for methods that are not ours.</summary>
    private static IEnumerable<MethodBase> Implementations(MethodBase method) =>
        !Ours.Contains(method.Module.Assembly) ? []
        : !method.IsVirtual ? [method]
        : Types.Where(type => Inherits(type, method.DeclaringType!))
            .SelectMany(type => MethodCode.Of(type).Where(own => own.Name == method.Name && own.GetParameters().Length == method.GetParameters().Length))
            .Append(method);

    private static bool Inherits(Type type, Type from) => from.IsInterface
        ? type.GetInterfaces().Any(one => (one.IsGenericType ? one.GetGenericTypeDefinition() : one) == from)
        : type.BaseType is { } parent && ((parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent) == from || Inherits(parent, from));

    private static string[] Permissions(MethodBase method) => method.Name switch
    {
        // What is made with tags takes a permission for them, and what is read decrypted may be a secret, or have a key of its own.
        "set_TagSpecifications" when method.DeclaringType!.Namespace == "Amazon.EC2.Model" => ["ec2:CreateTags"],
        "set_WithDecryption" when method.DeclaringType!.Namespace == "Amazon.SimpleSystemsManagement.Model" => ["kms:Decrypt", "secretsmanager:GetSecretValue"],
        var name when Services.TryGetValue(method.DeclaringType!, out var service) && name.EndsWith("Async", StringComparison.Ordinal) =>
            $"{service}:{name[..^"Async".Length]}" is var call ? [PermissionOfCall.GetValueOrDefault(call, call)] : [],
        var name when method.DeclaringType is { Namespace: { } space, IsInterface: true } client && space.StartsWith("Amazon.", StringComparison.Ordinal) && client.Name.StartsWith("IAmazon", StringComparison.Ordinal)
            && name.EndsWith("Async", StringComparison.Ordinal) => throw new InvalidOperationException($"Say above how permissions of {client.Name} begin."),
        _ => [],
    };

    private static bool IsGenerated(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || member.Name.StartsWith('<') || (member.DeclaringType is { } outer && IsGenerated(outer));
}
