using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Takes a command, refuses what AWS would refuse, and lets it go out.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html</summary>
internal sealed partial class SendCommand(Fleet fleet, TaggedInstances tagged, DocumentLibrary documents, CommandStore store, CommandDelivery delivery) : SsmAction("SendCommand")
{
    private const int MostTargets = 5;

    protected override async Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        CheckForm(request);
        var document = await documents.FindAsync(scope, request["DocumentName"].String() ?? throw Invalid(null, "documentName", "Member must not be null"), cancellation);
        var given = (request["Parameters"] as JsonObject ?? []).ToDictionary(p => p.Key, p => Strings(p.Value));
        var parameters = DocumentParameters.Check(document, given);
        var instances = await InstancesAsync(scope, request, cancellation);
        var command = new SentCommand(scope, document, request, parameters) { Invocations = [.. instances.Select(i => new CommandInvocation(i))] };
        store.Add(command);
        delivery.Begin(command);
        return new JsonObject { ["Command"] = CommandJson.Command(command) };
    }

    private static void CheckForm(JsonObject request)
    {
        Number(request["TimeoutSeconds"], "timeoutSeconds", 30, 2_592_000);
        if (request["Comment"].String() is { Length: > 100 } comment)
        {
            throw Invalid(comment, "comment", "Member must have length less than or equal to 100");
        }

        if (request["MaxConcurrency"].String() is { } concurrency && !ConcurrencyForm.IsMatch(concurrency))
        {
            throw Invalid(concurrency, "maxConcurrency", $"Member must satisfy regular expression pattern: {ConcurrencyForm}");
        }

        if (request["MaxErrors"].String() is { } errors && !ErrorsForm.IsMatch(errors))
        {
            throw Invalid(errors, "maxErrors", $"Member must satisfy regular expression pattern: {ErrorsForm}");
        }
    }

    private async Task<IReadOnlyList<ManagedInstance>> InstancesAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var ids = InstanceIds(request);
        var targets = (request["Targets"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return (ids.Count, targets.Count) switch
        {
            (0, 0) => throw new AwsErrorException("ValidationException", "Either InstanceIds or Targets must name where the command goes."),
            ( > 0, > 0) => throw new AwsErrorException("ValidationException", "InstanceIds and Targets cannot be used together."),
            (_, > MostTargets) => throw Invalid($"[{targets.Count} targets]", "targets", $"Member must have length less than or equal to {MostTargets}"),
            ( > 0, _) => ByIds(scope, ids),
            _ => await ByTargetsAsync(scope, targets, cancellation),
        };
    }

    private List<ManagedInstance> ByIds(AwsScope scope, IReadOnlyList<string> ids)
    {
        if (ids.Distinct().Count() < ids.Count)
        {
            throw new AwsErrorException("DuplicateInstanceId", "An instance id was given more than once.");
        }

        var registered = fleet.Registered(scope).ToDictionary(i => i.Id);
        var unknown = ids.Where(id => !registered.ContainsKey(id)).ToList();
        return unknown.Count > 0
            ? throw new AwsErrorException("InvalidInstanceId", $"Instances [[{string.Join(", ", unknown)}]] not in a valid state for account {scope.Account}")
            : [.. ids.Select(id => registered[id])];
    }

    private async Task<IReadOnlyList<ManagedInstance>> ByTargetsAsync(AwsScope scope, List<JsonObject> targets, CancellationToken cancellation)
    {
        var instances = fleet.Registered(scope).Where(i => i.RunningSince is not null).ToList();
        foreach (var target in targets)
        {
            var (key, values) = (target["Key"].String() ?? string.Empty, Strings(target["Values"]));
            var ids = key switch
            {
                "InstanceIds" => values.ToHashSet(),
                "tag-key" => await tagged.FindAsync(scope, key, values, cancellation),
                _ when key.StartsWith("tag:", StringComparison.Ordinal) => await tagged.FindAsync(scope, key, values, cancellation),
                _ => throw new AwsErrorException("InvalidTarget", $"The local AWS does not know targets by {key}; it knows tag:NAME, tag-key and InstanceIds."),
            };
            instances.RemoveAll(instance => !ids.Contains(instance.Id));
        }

        return instances;
    }

    [GeneratedRegex("^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$")]
    private static partial Regex ConcurrencyForm { get; }

    [GeneratedRegex("^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$")]
    private static partial Regex ErrorsForm { get; }
}
