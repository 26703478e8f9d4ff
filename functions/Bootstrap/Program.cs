using Remediation.Bootstrap;
using Remediation.Bootstrap.CanaryListener;
using Remediation.Bootstrap.CanaryOpener;
using Remediation.Bootstrap.InstancePatcher;
using Remediation.Bootstrap.NoticeForwarder;
using Remediation.Bootstrap.NoticeJoiner;
using Remediation.Bootstrap.PatchReporter;
using Remediation.Bootstrap.PatchSweep;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Bootstrap.SlackNotifier;

// One executable holds every function; the function's Handler in template.yaml says which of them this process is.
using var stopping = new CancellationTokenSource();
AppDomain.CurrentDomain.ProcessExit += (_, _) => stopping.Cancel();
try
{
    await (ProcessEnvironment.Read("_HANDLER") switch
    {
        GuardFunction.Handler => GuardFunction.RunAsync(stopping.Token),
        SweepFunction.Handler => SweepFunction.RunAsync(stopping.Token),
        PatcherFunction.Handler => PatcherFunction.RunAsync(stopping.Token),
        ReporterFunction.Handler => ReporterFunction.RunAsync(stopping.Token),
        PatchSweepFunction.Handler => PatchSweepFunction.RunAsync(stopping.Token),
        JoinerFunction.Handler => JoinerFunction.RunAsync(stopping.Token),
        SlackFunction.Handler => SlackFunction.RunAsync(stopping.Token),
        ForwarderFunction.Handler => ForwarderFunction.RunAsync(stopping.Token),
        OpenerFunction.Handler => OpenerFunction.RunAsync(stopping.Token),
        ListenerFunction.Handler => ListenerFunction.RunAsync(stopping.Token),
        var handler => throw new InvalidSettingException(
            "Handler",
            $"there is no function '{handler}'; set it to {GuardFunction.Handler}, {SweepFunction.Handler}, {PatcherFunction.Handler}, {ReporterFunction.Handler}, {PatchSweepFunction.Handler}, {JoinerFunction.Handler}, {SlackFunction.Handler}, {ForwarderFunction.Handler}, {OpenerFunction.Handler} or {ListenerFunction.Handler}"),
    });
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}
