using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.ColdStart;

/// <summary>The starts of all variants; the n-th of each were made one after another, and are compared with each other.</summary>
internal sealed class Results(IReadOnlyList<Variant> variants, TimeSpan latency)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<Variant, List<Measurement>> starts = variants.ToDictionary(variant => variant, _ => new List<Measurement>());

    public void Add(Variant variant, Measurement start) => starts[variant].Add(start);

    public string Table()
    {
        var lines = new List<string>
        {
            $"{"ms",-24} {"min",7} {"median",7} {"max",7} {"boto3 / it",10} {"init",7} {"invoke",7} {"CPU",7} {"peak RSS",9} {"binary",8}",
        };
        foreach (var variant in variants)
        {
            var own = starts[variant];
            var totals = own.ConvertAll(start => start.Total);
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"{variant.Name,-24} {totals.Min(),7:0.0} {Median(totals),7:0.0} {totals.Max(),7:0.0} {Ratio(variant),9:0.0}x {Median(own.ConvertAll(start => start.Init)),7:0.0} {Median(own.ConvertAll(start => start.Invoke)),7:0.0} {Median(own.ConvertAll(start => start.Cpu)),7:0.0} {Megabytes((long)Median(own.ConvertAll(start => (double)start.PeakMemory))),9} {(variant.Size is { } size ? Megabytes(size) : "-"),8}"));
        }

        return string.Join('\n', lines);
    }

    public string Json()
    {
        var list = new JsonArray();
        foreach (var variant in variants)
        {
            var own = starts[variant];
            var totals = own.ConvertAll(start => start.Total);
            list.Add(new JsonObject
            {
                ["name"] = variant.Name,
                ["minMs"] = Rounded(totals.Min()),
                ["medianMs"] = Rounded(Median(totals)),
                ["maxMs"] = Rounded(totals.Max()),
                ["timesFasterThanBoto3"] = Rounded(Ratio(variant)),
                ["binaryBytes"] = variant.Size,
                ["starts"] = new JsonArray([.. own.Select(start => new JsonObject
                {
                    ["initMs"] = Rounded(start.Init),
                    ["invokeMs"] = Rounded(start.Invoke),
                    ["cpuMs"] = Rounded(start.Cpu),
                    ["peakRssBytes"] = start.PeakMemory,
                })]),
            });
        }

        return new JsonObject { ["latencyMs"] = latency.TotalMilliseconds, ["processors"] = Environment.ProcessorCount, ["variants"] = list }.ToJsonString(Indented);
    }

    /// <summary>How many times faster it is than boto3: the median of the ratios of starts that were neighbours in time.</summary>
    private double Ratio(Variant variant)
    {
        var yardstick = starts[variants.Single(candidate => candidate.Name == Variant.Boto3)];
        return Median([.. starts[variant].Select((start, index) => yardstick[index].Total / start.Total)]);
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        int middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double Rounded(double value) => Math.Round(value, 2);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
}
