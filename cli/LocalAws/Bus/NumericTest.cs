using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary><c>{"numeric": ["&gt;", 0, "&lt;=", 5]}</c>: one comparison, or a lower and an upper bound.</summary>
internal static class NumericTest
{
    public static Func<EventField, bool> Read(string field, JsonNode? operand)
    {
        if (operand is not JsonArray { Count: 2 or 4 } parts)
        {
            throw PatternOperator.Invalid(field, "\"numeric\" takes an array of comparison and number, once or twice");
        }

        var tests = parts.Chunk(2).Select(pair => Comparison(field, pair[0], pair[1])).ToList();
        return actual => actual.Kind == JsonValueKind.Number && tests.TrueForAll(test => test(PatternOperator.Number(actual.Value!)));
    }

    private static Func<double, bool> Comparison(string field, JsonNode? sign, JsonNode? number)
    {
        if (number?.GetValueKind() != JsonValueKind.Number)
        {
            throw PatternOperator.Invalid(field, "\"numeric\" compares with a number");
        }

        var bound = PatternOperator.Number(number);
        return sign.String() switch
        {
            "=" => value => value == bound,
            "<" => value => value < bound,
            "<=" => value => value <= bound,
            ">" => value => value > bound,
            ">=" => value => value >= bound,
            var other => throw PatternOperator.Invalid(field, $"\"numeric\" does not know the comparison {other}"),
        };
    }
}
