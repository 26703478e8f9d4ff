using System.Globalization;

namespace Remediation.ColdStart;

/// <summary>What the command line says.</summary>
/// <param name="Runs">Measured starts of each variant, after one that is not counted.</param>
/// <param name="Natives">Native executables to measure; empty for the one that <c>make native</c> builds.</param>
/// <param name="Latency">Added to every answer of the stub AWS.</param>
/// <param name="Json">Whether the result is written as JSON instead of a table.</param>
internal sealed record BenchmarkOptions(int Runs, IReadOnlyList<string> Natives, TimeSpan Latency, bool Json)
{
    public const string Usage =
        """
        Measures cold starts: process start until the first answer of the function.

          --runs N        measured starts of each variant (default 15)
          --native PATH   native executable to measure; give it more than once to compare builds
          --latency MS    milliseconds added to every AWS call (default 0)
          --json          write JSON, with every single start
        """;

    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions(15, [], TimeSpan.Zero, Json: false);
        for (int index = 0; index < arguments.Count; index++)
        {
            string Value() => ++index < arguments.Count
                ? arguments[index]
                : throw new BenchmarkException($"{arguments[index - 1]} needs a value.\n\n{Usage}");

            options = arguments[index] switch
            {
                "--runs" => options with { Runs = Number("--runs", Value(), 1, 1000) },
                "--native" => options with { Natives = [.. options.Natives, Value()] },
                "--latency" => options with { Latency = TimeSpan.FromMilliseconds(Number("--latency", Value(), 0, 5000)) },
                "--json" => options with { Json = true },
                var unknown => throw new BenchmarkException($"There is no option '{unknown}'.\n\n{Usage}"),
            };
        }

        return options;
    }

    private static int Number(string option, string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= from && number <= to
            ? number
            : throw new BenchmarkException($"{option} takes a whole number from {from} to {to}, not '{text}'.");
}
