using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>MaxResults and NextToken, which moto ignores: cuts the list of an answer into pages.</summary>
internal static class Pages
{
    /// <param name="minimum">What AWS takes as the smallest MaxResults.</param>
    public static void Cut(XElement root, string list, QueryParameters parameters, int minimum)
    {
        if (root.Element(list) is not { } items)
        {
            return;
        }

        var start = Start(parameters["NextToken"]);
        var size = Size(parameters["MaxResults"], minimum);
        var all = items.Elements("item").ToList();
        items.ReplaceNodes(all.Skip(start).Take(size));
        root.Element("nextToken")?.Remove();
        if (start + size < all.Count)
        {
            root.Add(new XElement("nextToken", Convert.ToBase64String(Encoding.ASCII.GetBytes($"from:{start + size}"))));
        }
    }

    private static int Size(string? text, int minimum) => text switch
    {
        null => 1000,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= minimum && size <= 1000 => size,
        _ => throw new AwsErrorException("InvalidParameterValue", $"Value ( {text} ) for parameter maxResults is invalid. Expecting a value between {minimum} and 1000."),
    };

    private static int Start(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[64];
        return Convert.TryFromBase64String(token, text, out var length)
            && Encoding.ASCII.GetString(text[..length]) is var place
            && place.StartsWith("from:", StringComparison.Ordinal)
            && int.TryParse(place[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw new AwsErrorException("InvalidPaginationToken", "The pagination token is invalid.");
    }
}
