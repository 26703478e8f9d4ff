namespace Remediation.Cli.LocalAws;

/// <summary>Writes each call into the journal and tells the observers.</summary>
internal sealed class CallRecorder(Journal journal, LocalAwsEvents events) : ICallWitness
{
    public void Saw(AwsCall call)
    {
        var request = call.Request;
        var entry = new JournalEntry(
            DateTimeOffset.UtcNow - call.Duration,
            request.Service,
            request.Action,
            request.Region,
            request.Account,
            JournalParameters.Of(request),
            call.Response.Status,
            call.Response.ErrorCode,
            call.Duration,
            call.Caller.ForJournal,
            call.Needed,
            request.RequestId) { TraceId = request.Header("X-Amzn-Trace-Id") };
        journal.Add(entry);
        events.Publish(new ApiCalled(entry));
    }
}
