using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>What the compiled code of a method refers to.</summary>
internal static class MethodCode
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The methods that it calls, or makes delegates of, as they are defined: without the types that stand for type parameters.</summary>
    public static IEnumerable<MethodBase> References(MethodBase method)
    {
        // The code of an asynchronous method, and of an iterator, is in the type that the compiler makes for it.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            yield return Definition(machine.StateMachineType).GetMethod(nameof(IAsyncStateMachine.MoveNext), All)!;
        }

        foreach (var (code, token) in Tokens(method.GetMethodBody()?.GetILAsByteArray() ?? []))
        {
            if (code.OperandType is OperandType.InlineMethod
                && method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null) is { } found)
            {
                yield return Definition(found);
            }
        }
    }

    public static IEnumerable<MethodBase> Of(Type type) => ((IEnumerable<MethodBase>)type.GetMethods(All)).Concat(type.GetConstructors(All));

    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType is { IsConstructedGenericType: true } or null || method is MethodInfo { IsGenericMethod: true } ? method.Module.ResolveMethod(method.MetadataToken)! : method;

    private static Type Definition(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    private static IEnumerable<(OpCode Code, int Token)> Tokens(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var instruction = OpCodesByValue[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod)
            {
                yield return (instruction, BitConverter.ToInt32(code, at));
            }

            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
