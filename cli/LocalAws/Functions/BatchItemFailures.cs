using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads which messages a function reports as failed. What Lambda cannot understand counts as the failure of all.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting</summary>
internal static class BatchItemFailures
{
    public static IReadOnlySet<string> Read(byte[] answer, IReadOnlySet<string> all)
    {
        if (answer.Length == 0)
        {
            return new HashSet<string>();
        }

        switch (Json.TryParse(answer))
        {
            case null when !IsNull(answer):
                return all;
            case null:
                return new HashSet<string>();
            case JsonObject response:
                return response["batchItemFailures"] switch
                {
                    null => new HashSet<string>(),
                    JsonArray failures => Items(failures, all),
                    _ => all,
                };
            default:
                return all;
        }
    }

    private static IReadOnlySet<string> Items(JsonArray failures, IReadOnlySet<string> all)
    {
        var ids = failures.Select(failure => (failure as JsonObject)?["itemIdentifier"].String() ?? string.Empty).ToHashSet();
        return ids.IsSubsetOf(all) ? ids : all;
    }

    private static bool IsNull(byte[] answer) => answer.AsSpan().Trim(" \t\r\n"u8).SequenceEqual("null"u8);
}
