namespace Remediation.Decisions.Conflicts;

/// <summary>What to do about a rule that must close, given how often it was opened before. In this order, as it keeps coming back.</summary>
public enum ReopeningVerdict
{
    /// <summary>Close it and tell.</summary>
    CloseAndTell,

    /// <summary>Close it and tell that it keeps coming back.</summary>
    CloseAndTellConflict,

    /// <summary>Close it; everybody has been told.</summary>
    CloseQuietly,

    /// <summary>Leave it open, and tell loudly, once.</summary>
    GiveUpAndTell,

    /// <summary>Leave it open; everybody has been told.</summary>
    LeaveQuietly,
}
