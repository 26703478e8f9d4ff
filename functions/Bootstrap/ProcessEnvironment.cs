namespace Remediation.Bootstrap;

/// <summary>The one place where settings are read from the environment.</summary>
internal static class ProcessEnvironment
{
    public static string? Read(string variable) =>
#pragma warning disable RS0030 // this is the one place
        Environment.GetEnvironmentVariable(variable);
#pragma warning restore RS0030
}
