namespace Remediation.Notices;

/// <summary>What a notice is about, worst first.</summary>
public enum NoticeKind
{
    /// <summary>Something that may stay open was closed with a wide rule and could not be opened again.</summary>
    AllowedPortLost,

    /// <summary>Something that must close is still open, because it could not be closed.</summary>
    StillOpen,

    /// <summary>A change could not be looked at, so nobody knows what it opened.</summary>
    NotChecked,

    /// <summary>An instance could not be patched, or not to the end.</summary>
    NotPatched,

    /// <summary>An instance that should be patched has no agent that could do it.</summary>
    NotManaged,

    /// <summary>Something was closed once more that keeps coming back.</summary>
    Conflict,

    /// <summary>Something would have been closed, if the mode were <c>Enforce</c>.</summary>
    WouldClose,

    /// <summary>Something was closed.</summary>
    Closed,

    /// <summary>Instances were patched, and some need a reboot.</summary>
    RebootPending,

    /// <summary>Something was opened and was gone before anybody looked.</summary>
    AlreadyClosed,

    /// <summary>Something is open and on no list, or cannot be judged.</summary>
    Reported,

    /// <summary>Something was opened that a tag exempts.</summary>
    Exempt,

    /// <summary>Instances were patched, or had nothing to patch.</summary>
    Patched,
}

/// <summary>How much a notice matters, worst first.</summary>
public enum Severity
{
    /// <summary>Somebody has to act now.</summary>
    High,

    /// <summary>Somebody should look at it today.</summary>
    Medium,

    /// <summary>Good to know.</summary>
    Low,
}
