using System.Text;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary><c>{"wildcard": "arn:*:role/*"}</c>: * is any text; \* and \\ are themselves; two * in a row are refused.</summary>
internal static class Wildcard
{
    public static Regex Parse(string field, string wildcard)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < wildcard.Length; i++)
        {
            var c = wildcard[i];
            if (c == '*')
            {
                if (i > 0 && wildcard[i - 1] == '*' && (i < 2 || wildcard[i - 2] != '\\'))
                {
                    throw PatternOperator.Invalid(field, "\"wildcard\" has two * in a row");
                }

                regex.Append(".*");
            }
            else if (c == '\\')
            {
                i++;
                regex.Append(i < wildcard.Length && wildcard[i] is '*' or '\\'
                    ? Regex.Escape(wildcard[i].ToString())
                    : throw PatternOperator.Invalid(field, "\"wildcard\" has a \\ before something that is neither * nor \\"));
            }
            else
            {
                regex.Append(Regex.Escape(c.ToString()));
            }
        }

        return new Regex(regex.Append('$').ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }
}
