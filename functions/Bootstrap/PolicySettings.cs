using Remediation.Decisions;

namespace Remediation.Bootstrap;

/// <summary>The settings that say what may be open, the same for every function that judges groups.</summary>
internal static class PolicySettings
{
    /// <exception cref="InvalidSettingException">A variable is wrong; it is named.</exception>
    public static ExposurePolicy Read(Func<string, string?> read)
    {
        var standard = new ExposurePolicy();
        return standard with
        {
            Allowed = read("ALLOWED_SERVICES") is null ? standard.Allowed : Setting.Services(read, "ALLOWED_SERVICES"),
            Unlisted = Setting.Choice(read, "UNLISTED_SERVICES", standard.Unlisted),
            WideRules = Setting.Choice(read, "WIDE_RULES", standard.WideRules),
            Exempt = Exempt(read).ToHashSet(),
        };
    }

    private static IEnumerable<string> Exempt(Func<string, string?> read) =>
        Setting.List(read, "EXEMPT_GROUPS").Select(id => id.Split('-') is ["sg" or "vpc", { Length: > 0 }]
            ? id
            : throw new InvalidSettingException("EXEMPT_GROUPS", $"'{id}' is neither the id of a security group (sg-…) nor of a VPC (vpc-…)"));
}
