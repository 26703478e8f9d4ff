using System.Globalization;
using Spectre.Console;

namespace Remediation.Cli.Commands.Scan;

/// <summary>A bar on the error output while a scan goes on; it is gone afterwards.</summary>
internal static class ScanProgress
{
    public static async Task<T> ShowAsync<T>(bool visible, int regions, Func<IScanObserver, Task<T>> scan)
    {
        if (!visible)
        {
            return await scan(new Nobody());
        }

        var errorOutput = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await errorOutput.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(bar => scan(new Bar(bar.AddTask("Scanning", maxValue: regions), regions)));
    }

    private sealed class Nobody : IScanObserver
    {
        public void GroupsSeen(int count)
        {
        }

        public void RegionDone()
        {
        }
    }

    private sealed class Bar : IScanObserver
    {
        private readonly Lock gate = new();
        private readonly ProgressTask task;
        private readonly int regions;
        private int groups;
        private int done;

        public Bar(ProgressTask task, int regions)
        {
            this.task = task;
            this.regions = regions;

            // How many groups a region has is known only at its end.
            task.IsIndeterminate = regions == 1;
        }

        public void GroupsSeen(int count)
        {
            lock (gate)
            {
                groups += count;
                Describe();
            }
        }

        public void RegionDone()
        {
            lock (gate)
            {
                done++;
                task.Increment(1);
                Describe();
            }
        }

        private void Describe() => task.Description = regions == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{groups} security groups")
            : string.Create(CultureInfo.InvariantCulture, $"{done} of {regions} regions, {groups} security groups");
    }
}
