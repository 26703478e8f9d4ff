using System.Collections;

namespace Remediation.Cli.LocalAws;

/// <summary>Environments for child processes.</summary>
internal static class ProcessEnvironment
{
    private static readonly string[] Needed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "SYSTEMROOT", "USERPROFILE", "PYENV_ROOT"];

    /// <summary>Our own environment with changes; no value removes a variable.</summary>
    public static Dictionary<string, string> Inherited(params (string Name, string? Value)[] changes)
    {
        var environment = Ours();
        foreach (var (name, value) in changes)
        {
            environment.Remove(name);
            if (value is not null)
            {
                environment.Add(name, value);
            }
        }

        return environment;
    }

    /// <summary>Only what programs need to run at all: a function must not see the credentials and settings of whoever started us.</summary>
    public static Dictionary<string, string> Bare() =>
        Ours()
            .Where(v => Needed.Contains(v.Key, StringComparer.OrdinalIgnoreCase) || v.Key.StartsWith("DOTNET_ROOT", StringComparison.Ordinal))
            .ToDictionary(v => v.Key, v => v.Value);

    private static Dictionary<string, string> Ours() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? string.Empty);
}
