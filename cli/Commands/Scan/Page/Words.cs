using System.Globalization;
using Remediation.Cli.Commands.Scan.Findings;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>The words that the parts of the page share.</summary>
internal static class Words
{
    /// <summary>The class that gives a thing its colour.</summary>
    public static string Class(Openness openness) => openness switch
    {
        Openness.Forbidden => "forbidden",
        Openness.Unlisted => "unlisted",
        Openness.Exempt => "exempt",
        Openness.Allowed => "allowed",
        _ => "closed",
    };

    public static string Name(Openness openness) => openness switch
    {
        Openness.Forbidden => "must not be open",
        Openness.Unlisted => "on no list",
        Openness.Exempt => "exempt",
        Openness.Allowed => "may be open",
        _ => "not open any more",
    };

    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    public static string Share(double share) => share switch
    {
        >= 0.9995 => "all of it",
        >= 0.1 => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0#} %"),
    };
}
