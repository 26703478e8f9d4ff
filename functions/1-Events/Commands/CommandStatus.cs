namespace Remediation.Events.Commands;

/// <summary>
/// The status of a Run Command command, or of its run on one instance
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding command statuses</see>).
/// Notifications come unordered: <see cref="InProgress"/> may follow <see cref="Success"/>.
/// </summary>
public enum CommandStatus
{
    /// <summary>A status that this project does not know: ask <c>GetCommandInvocation</c>.</summary>
    Unknown,

    /// <summary>Not yet sent.</summary>
    Pending,

    /// <summary>Sent, without an answer yet. Invocations only.</summary>
    Delayed,

    /// <summary>Running.</summary>
    InProgress,

    /// <summary>Being cancelled.</summary>
    Cancelling,

    /// <summary>Ended well.</summary>
    Success,

    /// <summary>Ended by a user.</summary>
    Cancelled,

    /// <summary>Ended badly.</summary>
    Failed,

    /// <summary>Not delivered, or not ended, in time.</summary>
    TimedOut,
}
