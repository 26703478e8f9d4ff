using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>How agents behave that somebody has a word about; the narrowest setting counts.</summary>
internal sealed class AgentSettings
{
    /// <summary>Stands where an id would.</summary>
    public const string Everybody = "*";

    private readonly ConcurrentDictionary<string, AgentSetting> settings = new();

    /// <summary>What the setting says counts from now on; what it leaves open stays as it was.</summary>
    public void Set(string whom, AgentSetting setting) => settings.AddOrUpdate(whom, setting, (_, before) => new AgentSetting
    {
        RegistersAfter = setting.RegistersAfter ?? before.RegistersAfter,
        PlatformName = setting.PlatformName ?? before.PlatformName,
        PlatformVersion = setting.PlatformVersion ?? before.PlatformVersion,
        PingStatus = setting.PingStatus ?? before.PingStatus,
        Results = before.Results.Concat(setting.Results).GroupBy(r => r.Key).ToDictionary(r => r.Key, r => r.Last().Value),
    });

    public void Clear() => settings.Clear();

    /// <summary>The first value that a setting for one of these has.</summary>
    public T? First<T>(IEnumerable<string> whom, Func<AgentSetting, T?> value) =>
        whom.Select(id => settings.TryGetValue(id, out var setting) ? value(setting) : default).FirstOrDefault(found => found is not null);
}
