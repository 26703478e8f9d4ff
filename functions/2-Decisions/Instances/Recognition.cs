namespace Remediation.Decisions.Instances;

/// <summary>What an instance is, as far as patching goes.</summary>
public enum InstanceKind
{
    /// <summary>Nothing says what it is: the agent will, if one registers.</summary>
    Unknown,

    /// <summary>Debian.</summary>
    Debian,

    /// <summary>A TYPO3 server.</summary>
    Typo3,

    /// <summary>Whatever it is, its tag asks for it to be patched.</summary>
    OptedIn,

    /// <summary>Its tag asks for it to be left alone.</summary>
    OptedOut,

    /// <summary>Nothing that is patched here.</summary>
    Other,
}

/// <summary>What an instance was recognized as.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Reason">By what, in words that complete "because …".</param>
/// <param name="Problem">A tag that cannot be understood, and what to write instead.</param>
public sealed record Recognition(InstanceKind Kind, string Reason, string? Problem = null)
{
    /// <summary>Whether people expect it to be patched, so that they must hear of it when it is not.</summary>
    public bool IsExpected => Kind is InstanceKind.Debian or InstanceKind.Typo3 or InstanceKind.OptedIn;

    /// <summary>Whether it is known already that there is nothing to do.</summary>
    public bool IsExcluded => Kind is InstanceKind.OptedOut or InstanceKind.Other;
}
