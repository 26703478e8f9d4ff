using System.Text.Json.Nodes;
using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateTypo3.Support;

/// <summary>What a run says of one installation.</summary>
internal sealed record Installation(
    string Path, string Layout, string From, string To, string Support, string Insecure, string Status, string Reason, string Backup)
{
    /// <exception cref="InvalidOperationException">There is not exactly one.</exception>
    public static Installation Only(DocumentRun run) => All(run).Single();

    public static IReadOnlyList<Installation> All(DocumentRun run) =>
        [.. run.Json["installations"]!.AsArray().Select(item => Read(item!.AsObject()))];

    private static Installation Read(JsonObject item)
    {
        string Field(string name) => item[name]!.GetValue<string>();
        return new Installation(
            Field("path"), Field("layout"), Field("from"), Field("to"), Field("support"), Field("insecure"), Field("status"), Field("reason"), Field("backup"));
    }
}
