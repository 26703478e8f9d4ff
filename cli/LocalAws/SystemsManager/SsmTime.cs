using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>Moments as Systems Manager writes them: seconds since 1970 in its JSON, text in events and in GetCommandInvocation.</summary>
internal static class SsmTime
{
    public static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;

    public static string Text(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 duration: PT1.5S.</summary>
    public static string Duration(TimeSpan duration) => System.Xml.XmlConvert.ToString(TimeSpan.FromMilliseconds(Math.Round(duration.TotalMilliseconds)));
}
