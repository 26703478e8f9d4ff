using Remediation.Decisions.Conflicts;

namespace Remediation.Bootstrap;

/// <summary>The settings that say when an opening that comes back is a conflict, the same for every function that closes.</summary>
internal static class ConflictSettings
{
    /// <exception cref="InvalidSettingException">A variable is wrong; it is named.</exception>
    public static ConflictPolicy Read(Func<string, string?> read) => new()
    {
        Times = Setting.Number(read, "CONFLICT_TIMES", 3, 2, 10),
        Window = TimeSpan.FromMinutes(Setting.Number(read, "CONFLICT_MINUTES", 1440, 1, 44_640)),
    };
}
