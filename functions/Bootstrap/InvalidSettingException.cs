namespace Remediation.Bootstrap;

/// <summary>A setting is missing or wrong. The function does not start with it.</summary>
/// <param name="variable">The environment variable, or the property in template.yaml.</param>
/// <param name="problem">What is wrong and what to set.</param>
public sealed class InvalidSettingException(string variable, string problem) : Exception($"{variable}: {problem}")
{
    /// <summary>The environment variable.</summary>
    public string Variable { get; } = variable;
}
