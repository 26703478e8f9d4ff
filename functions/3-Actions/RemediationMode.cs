namespace Remediation.Actions;

/// <summary>Whether a decision is carried out.</summary>
public enum RemediationMode
{
    /// <summary>Carried out, verified and told.</summary>
    Enforce,

    /// <summary>Only told: nothing is changed.</summary>
    Notify,
}
